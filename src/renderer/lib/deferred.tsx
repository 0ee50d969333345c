import { type ComponentType, type JSX, lazy, Suspense, useState } from 'react'

/** A component whose code is a file of its own. */
export interface Deferred<Props> {
  (props: Props): JSX.Element
  /** Fetches the code, once it has come. Rejects when it could not be fetched. */
  fetch(): Promise<unknown>
}

/**
 * Puts a component into a file of its own, fetched when it is first shown or by `fetch` before that. Once the code is here it renders
 * as any component does: React's `lazy` alone would first show nothing, and then hold the component back for up to 300 ms
 * (https://react.dev/reference/react/Suspense). What cannot be fetched throws, for the error boundary around it.
 */
export function deferred<Props extends object>(load: () => Promise<ComponentType<Props>>): Deferred<Props> {
  let here: ComponentType<Props> | null = null
  let loading: Promise<ComponentType<Props>> | null = null
  const fetch = () => {
    loading ??= load().then(
      (component) => {
        here = component
        return component
      },
      (error: unknown) => {
        // The next time it is shown may find the connection again.
        loading = null
        throw error
      },
    )
    return loading
  }
  const awaited = () =>
    lazy(() => fetch().then((component) => ({ default: component }))) as ComponentType<Props>
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each component, where a module begins
  function Part(props: Props) {
    // The same for as long as it is mounted: another type would lose the state inside.
    const [Body] = useState(() => here ?? awaited())
    return (
      <Suspense fallback={null}>
        <Body {...props} />
      </Suspense>
    )
  }
  return Object.assign(Part, { fetch })
}
