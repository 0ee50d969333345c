/**
 * The page may load and run what the handler serves and nothing else.
 * `style-src 'unsafe-inline'`: Mantine writes style elements and attributes. `wasm-unsafe-eval` and `worker-src`: libass runs
 * as WebAssembly in a worker (jassub). `blob:` and `data:` images and media are made by the page itself.
 */
const policy = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'object-src': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** The page's Content-Security-Policy. */
export const contentSecurityPolicy = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')

/**
 * On every response. COOP with COEP make the page cross-origin isolated, which gives it SharedArrayBuffer: libass then renders on
 * several threads (https://github.com/ThaUnknown/jassub#requirements).
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=(), payment=()',
}

/** Adds the security headers to a response, in place; a route's own stricter policy stays. */
export function secure(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
