import { attachment } from './content-disposition.ts'

interface SavedFile {
  fileName: string
  contentType: string
  /** A text is sent as UTF-8. */
  content: string | Uint8Array
}

/** A file made for this request, which the browser saves under its name. `no-store`: nothing of a person stays in a browser's cache. */
export function savedFile(request: Request, { fileName, contentType, content }: SavedFile): Response {
  const bytes = Buffer.from(content)
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      'cache-control': 'no-store',
      'content-disposition': attachment(fileName),
      'content-length': String(bytes.length),
      'content-type': contentType,
    },
  })
}
