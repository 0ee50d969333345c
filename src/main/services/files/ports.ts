import type { Peaks } from '#shared/media.ts'
import type { Control } from '../control.ts'
import type { Upload } from '../services.ts'

/** What is derived from a take's recording and can be made again at any time. */
export type CachedFile = 'peaks.json' | 'poster.jpg' | 'proxy.mp4'

/** The files of one open library. All paths are absolute. */
export interface LibraryFiles {
  /** Where a derived file of a take is or would be; its folder exists. */
  cached(takeId: string, file: CachedFile): Promise<string>
  hasCached(takeId: string, file: CachedFile): boolean
  readPeaks(takeId: string): Promise<Peaks | null>
  writePeaks(takeId: string, peaks: Peaks): Promise<void>
  /** Bytes of all that is derived from a take. */
  cachedBytes(takeId: string): Promise<number>
  isInside(path: string): boolean
  /** Copies a recording into the library under a free name like its own; progress in bytes. @throws file_missing, file_unreadable, disk_full, path_not_writable, cancelled */
  copyIn(path: string, name: string, control: Control): Promise<string>
  /** Streams a recording into the library; a broken or cancelled upload leaves nothing. @throws disk_full, path_not_writable, cancelled, media_truncated */
  receive(upload: Upload, signal: AbortSignal): Promise<string>
  /** Streams a picture or a document into `attachments/` under a free name like its own; at most 100 MB. @throws as `receive`, file_too_large */
  receiveAttachment(upload: Upload, signal: AbortSignal): Promise<string>
  /** Ends every receiving with `interrupted`, now and from now on; done when nothing of it is left. For a library that is about to close. */
  stopReceiving(): Promise<void>
  /** The first bytes of a file: enough to tell what it is. @throws file_missing, file_unreadable */
  head(path: string, bytes: number): Promise<Uint8Array>
  /** Deletes a file of the library for good; one that is gone already is no error. @throws path_not_writable */
  removeInside(path: string): Promise<void>
  /** The folder, made if need be, that an interview's clips are exported to. @throws path_not_writable, disk_full */
  exportFolder(interviewTitle: string): Promise<string>
  writeText(path: string, text: string): Promise<void>
  /** Removes what a crash left half-written. */
  removeLeftovers(): Promise<number>
  /** Bytes of the whole folder, and bytes free on its disk. */
  usage(): Promise<{ bytes: number; freeBytes: number }>
}

/** Questions about any file of the machine. */
export interface Disk {
  isFile(path: string): boolean
  /** @throws file_missing */
  size(path: string): Promise<number>
  /** Size and SHA-256 of the first and the last MiB: tells a moved recording from another one. @throws file_missing, file_unreadable */
  fingerprint(path: string): Promise<string>
}
