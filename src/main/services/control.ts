/** How a long operation is followed and stopped. Every port that can take more than a second takes one. */
export interface Control {
  signal: AbortSignal
  /** `done` of `total`, in the operation's own unit (stated by the port); called at most about ten times a second. */
  onProgress?: (done: number, total: number | null) => void
}
