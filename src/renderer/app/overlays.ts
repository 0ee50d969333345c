import { createStore } from '../lib/store.ts'

/** Which of the window's own overlays is open. */
export const overlay = createStore<'palette' | 'help' | null>(null)

export const openPalette = () => overlay.set('palette')
export const openHelp = () => overlay.set('help')
export const closeOverlay = () => overlay.set(null)
