import { createStore, useStore } from './store.ts'
import { Disconnected, RouteError, routeError } from './wire-error.ts'

export interface Upload {
  id: string
  interviewId: string
  name: string
  bytes: number
  sent: number
  error: unknown
}

interface Running {
  done: Promise<string>
  abort(): void
}

/**
 * Sends a file's bytes by PUT. XMLHttpRequest and not fetch: only it reports how much has been sent.
 * @returns the answer's body. Rejects with `RouteError`, with `Disconnected`, or with an AbortError after `abort`.
 */
export function sendFile(url: string, file: File, onSent: (bytes: number) => void): Running {
  const request = new XMLHttpRequest()
  const done = new Promise<string>((resolve, reject) => {
    request.open('PUT', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onload = () =>
      request.status < 400
        ? resolve(request.responseText)
        : reject(routeError(request.responseText, request.status))
    request.onerror = () => reject(new Disconnected())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.send(file)
  })
  return { done, abort: () => request.abort() }
}

const store = createStore<readonly Upload[]>([])
const running = new Map<string, Running>()
const files = new Map<string, File>()

function patch(id: string, change: Partial<Upload>): void {
  store.set((all) => all.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)))
}

/** Closing the page would break off what is on its way: the browser asks first. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function begin(id: string, interviewId: string, file: File): void {
  const query = new URLSearchParams({
    ...{ interview: interviewId, name: file.name },
    modified: String(Math.round(file.lastModified)),
  })
  const sending = sendFile(`/upload/take?${query}`, file, (sent) => patch(id, { sent }))
  running.set(id, sending)
  window.addEventListener('beforeunload', askBeforeLeaving)
  sending.done
    .then(() => dismissUpload(id))
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') dismissUpload(id)
      else patch(id, { error })
    })
    .finally(() => {
      running.delete(id)
      if (running.size === 0) window.removeEventListener('beforeunload', askBeforeLeaving)
    })
}

/**
 * Stops what would break off a recording on its way into the library that is open.
 * @throws RouteError media_busy, with that recording's name
 */
export function refuseWhileSending(): void {
  const sent = store.get().find(({ id }) => running.has(id))
  if (sent) throw new RouteError({ code: 'media_busy', params: { file: sent.name } })
}

/** Streams a recording into the library; it stays listed until it is there, cancelled or dismissed. */
export function uploadTake(interviewId: string, file: File): void {
  const id = crypto.randomUUID()
  files.set(id, file)
  store.set((all) => [...all, { id, interviewId, name: file.name, bytes: file.size, sent: 0, error: null }])
  begin(id, interviewId, file)
}

/** Sends a recording once more that did not arrive, from its beginning. */
export function retryUpload(id: string): void {
  const upload = store.get().find((one) => one.id === id)
  const file = files.get(id)
  if (!upload || !file || running.has(id)) return
  patch(id, { sent: 0, error: null })
  begin(id, upload.interviewId, file)
}

/** Stops an upload; the server throws away what it has of it. */
export function cancelUpload(id: string): void {
  running.get(id)?.abort()
}

/** Takes an upload off the list. */
export function dismissUpload(id: string): void {
  files.delete(id)
  store.set((all) => all.filter((upload) => upload.id !== id))
}

/** All uploads of this window that have not ended well. */
export function useUploads(): readonly Upload[] {
  return useStore(store, (all) => all)
}
