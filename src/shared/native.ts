/**
 * The few things only a desktop shell can do. The preload script puts it on `window.iz`; in a browser it is absent, and the
 * screens offer uploads, typed paths and downloads instead. `PickedFile` is the DOM's `File`, which this folder does not know.
 */
export interface NativeBridge<PickedFile> {
  /** The paths of dropped or picked files. */
  pathsOf(files: PickedFile[]): string[]
  chooseRecordings(): Promise<string[]>
  chooseFolder(purpose: 'library_create' | 'library_open' | 'models_import'): Promise<string | null>
  chooseModel(): Promise<string | null>
  chooseProgram(): Promise<string | null>
  /** Opens the file manager at an exported file, or at a take's recording. */
  showInFolder(what: { exportedFileId: string } | { takeId: string }): Promise<void>
}
