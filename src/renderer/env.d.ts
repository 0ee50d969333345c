import type { NativeBridge } from '#shared/native.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell; absent in browsers. */
    iz?: NativeBridge<File>
  }
}
