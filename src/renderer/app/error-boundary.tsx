import { Component, type ErrorInfo, type ReactNode } from 'react'
import { CrashPage } from './crash-page.tsx'

interface Props {
  children: ReactNode
}

/** Catches what a screen throws while it renders, and offers a way back. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <CrashPage error={this.state.error} onBack={() => this.setState({ error: null })} />
  }
}
