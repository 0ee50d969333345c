import type { NativeBridge } from '#shared/native.ts'

/** The desktop shell's own calls, or null in a browser. */
export const native: NativeBridge<File> | null = window.iz ?? null
