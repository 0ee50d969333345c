import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/styles.ts'
import { App } from './app/app.tsx'
import { fetchScreen } from './app/fetch-ahead.ts'
import { startI18n } from './i18n/i18n.ts'

startI18n()
fetchScreen(window.location.pathname)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
