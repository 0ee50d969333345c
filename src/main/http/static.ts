import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { IzError } from '#shared/error.ts'
import { checkPreconditions, httpDate } from './preconditions.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Vite's names: `assets/index-B8x_2kLq.js`. Such a file never changes, its name does. */
const hashNamed = /^\/assets\/.+-[\w-]{8,}\.\w+$/

function cacheControl(pathname: string): string {
  if (pathname === '/index.html') return 'no-store'
  return hashNamed.test(pathname) ? 'public, max-age=31536000, immutable' : 'private, no-cache'
}

/** The place of an address under `root`, or null when it would lead out of it. */
function locate(root: string, pathname: string): string | null {
  if (/[\\\0:]/.test(pathname) || pathname.split('/').includes('..')) return null
  const path = resolve(join(root, pathname))
  return path.startsWith(resolve(root) + sep) ? path : null
}

/**
 * The built renderer. An address whose last part has no dot is one of its screens and gets `index.html`. `pathname` is decoded.
 * The files are small and read whole, which also works where they lie in an Electron archive.
 * @throws not_found
 */
export async function serveStatic(request: Request, pathname: string, root: string): Promise<Response> {
  const isScreen = !(pathname.split('/').at(-1) ?? '').includes('.')
  const name = isScreen ? '/index.html' : pathname
  const path = locate(root, name)
  const missing = new IzError('not_found', { file: name.split('/').at(-1) ?? '' })
  if (!path) throw missing
  const info = await stat(path).catch(() => null)
  if (!info?.isFile()) throw missing

  const modifiedMs = Math.floor(info.mtimeMs)
  const etag = `"${info.size.toString(36)}-${modifiedMs.toString(36)}"`
  const headers = new Headers({
    'cache-control': cacheControl(name),
    'content-type': contentTypes[extname(name).toLowerCase()] ?? 'application/octet-stream',
    etag,
    'last-modified': httpDate(modifiedMs),
  })
  const failed = checkPreconditions(request.headers, { etag, modifiedMs })
  if (failed) return new Response(null, { status: failed, headers })
  headers.set('content-length', String(info.size))
  if (request.method === 'HEAD') return new Response(null, { headers })
  const bytes = await readFile(path)
  headers.set('content-length', String(bytes.length))
  return new Response(bytes, { headers })
}
