import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { IzError } from '#shared/error.ts'
import type { Services } from '../services/services.ts'
import { serveConsentFile } from './consents.ts'
import { secure } from './csp.ts'
import { errorResponse, isForTheLog, methodNotAllowed } from './errors.ts'
import { eventStream } from './events.ts'
import { openImport, serveQuestionBank } from './exchange.ts'
import { serveExport } from './exports.ts'
import { serveFont } from './fonts.ts'
import { serveMedia } from './media.ts'
import { rpcRouter } from './rpc/router.ts'
import { serveCalendarFile } from './shoots.ts'
import { serveSpeakerFile, uploadSpeakerFile } from './speaker-files.ts'
import { serveSpeakerList } from './speaker-lists.ts'
import { serveStatic } from './static.ts'
import { importTrack, serveTrack } from './tracks.ts'
import { uploadConsentFile, uploadModel, uploadTake } from './uploads.ts'

/** The whole application as one function; the hosts mount it. It never rejects. */
export type Handler = (request: Request) => Promise<Response>

export interface HandlerDeps {
  services: Services
  /** The folder of the built renderer; null serves the API alone. */
  rendererDir: string | null
  /** Told of every error whose cause or detail the client does not get. `where` is a procedure's name or an address without its query. */
  onError?: (error: unknown, where: string) => void
}

type Route = (request: Request, url: URL) => Promise<Response> | Response

function rpcRoute({ services, onError }: HandlerDeps): Route {
  return (request) =>
    fetchRequestHandler({
      endpoint: '/rpc',
      req: request,
      router: rpcRouter,
      // a query whose input may be too long for an address comes as a body
      allowMethodOverride: true,
      createContext: () => ({ services }),
      onError({ error, path }) {
        const cause = error.cause instanceof IzError || error.code === 'INTERNAL_SERVER_ERROR'
        const known = error.cause ?? error
        if (cause && isForTheLog(known)) onError?.(known, `rpc ${path ?? ''}`)
      },
    })
}

function decodeSegments(pathname: string): string[] {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent)
  } catch {
    throw new IzError('invalid_input', { field: 'address' })
  }
}

/** The route of a request, with the methods it has; null leaves the address to the renderer. */
function findRoute(
  segments: string[],
  deps: HandlerDeps,
  rpc: Route,
): { methods: string[]; run: Route } | null {
  const { services } = deps
  const [first, second = '', third = ''] = segments
  const read = ['GET', 'HEAD']
  switch (`${first}/${segments.length}`) {
    case 'events/1':
      return { methods: ['GET'], run: (request, url) => eventStream(request, url, services.events) }
    case 'media/3':
      return {
        methods: read,
        run: (request, url) => serveMedia(request, url, second, third, services.files),
      }
    case 'exports/2':
      return { methods: read, run: (request, url) => serveExport(request, url, second, services.files) }
    case 'fonts/2':
      return { methods: read, run: (request) => serveFont(request, second, services.files) }
    case 'tracks/3':
      return { methods: read, run: (request) => serveTrack(request, second, third, services.tracks) }
    case 'tracks/1':
      return { methods: ['PUT'], run: (request, url) => importTrack(request, url, services.tracks) }
    case 'shoots/3':
      return {
        methods: read,
        run: (request, url) => serveCalendarFile(request, url, { shoot: second }, third, services.shoots),
      }
    case 'months/3':
      return {
        methods: read,
        run: (request, url) => serveCalendarFile(request, url, { month: second }, third, services.shoots),
      }
    case 'consent-files/2':
      return {
        methods: read,
        run: (request, url) => serveConsentFile(request, url, second, services.consents),
      }
    case 'speaker-files/2':
      return {
        methods: read,
        run: (request, url) => serveSpeakerFile(request, url, second, services.speakers),
      }
    case 'speaker-lists/2':
      return { methods: read, run: (request) => serveSpeakerList(request, second, services.speakers) }
    case 'question-bank/2':
      return {
        methods: read,
        run: (request, url) => serveQuestionBank(request, url, second, services.exchange),
      }
    case 'upload/2':
      if (second === 'questions') {
        return { methods: ['PUT'], run: (request, url) => openImport(request, url, services.exchange) }
      }
      if (second === 'speaker-file') {
        return { methods: ['PUT'], run: (request, url) => uploadSpeakerFile(request, url, services.speakers) }
      }
      if (second === 'consent') {
        return { methods: ['PUT'], run: (request, url) => uploadConsentFile(request, url, services.consents) }
      }
      if (second === 'take') {
        return { methods: ['PUT'], run: (request, url) => uploadTake(request, url, services.takes) }
      }
      if (second === 'model') {
        return { methods: ['PUT'], run: (request, url) => uploadModel(request, url, services.models) }
      }
      break
  }
  return first === 'rpc' ? { methods: ['GET', 'POST'], run: rpc } : null
}

/**
 * Builds the handler: `/rpc`, `/events`, `/media`, `/exports`, `/tracks`, `/speaker-files`, `/speaker-lists`, `/shoots`, `/months`, `/consent-files`, `/question-bank`, `/upload`, `/fonts`, and the renderer for everything else.
 * Every response carries the security headers; errors of the byte routes are a JSON `WireError` with a fitting status.
 */
export function createHandler(deps: HandlerDeps): Handler {
  const rpc = rpcRoute(deps)

  async function respond(request: Request, url: URL): Promise<Response> {
    const segments = decodeSegments(url.pathname)
    const route = findRoute(segments, deps, rpc)
    if (route) {
      if (!route.methods.includes(request.method)) return methodNotAllowed(route.methods.join(', '))
      return route.run(request, url)
    }
    if (!['GET', 'HEAD'].includes(request.method)) return methodNotAllowed('GET, HEAD')
    if (deps.rendererDir === null) throw new IzError('not_found')
    return serveStatic(request, `/${segments.join('/')}`, deps.rendererDir)
  }

  return async (request) => {
    const url = new URL(request.url)
    let response: Response
    try {
      response = await respond(request, url)
    } catch (error) {
      if (isForTheLog(error)) deps.onError?.(error, `${request.method} ${url.pathname}`)
      response = errorResponse(error)
      if (request.method === 'HEAD') response = new Response(null, response)
    }
    if (request.body && !request.bodyUsed) await request.body.cancel().catch(() => {})
    return secure(response)
  }
}
