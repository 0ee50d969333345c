import { createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AppEvent } from '#shared/api/events.ts'
import type { Interview, Take } from '#shared/api/interviews.ts'
import type { Track } from '#shared/api/tracks.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import { createHandler } from '../../../src/main/http/handler.ts'
import type { EventsFrom, FileService, Services } from '../../../src/main/services/services.ts'
import { makeTempDir } from '../../support/temp.ts'

/** A part of the services these tests never reach; reaching it fails the test. */
function beyondTheseTests<Part extends object>(name: string): Part {
  return new Proxy({} as Part, {
    get: (_target, key) => () => Promise.reject(new Error(`${name}.${String(key)} is beyond these tests`)),
  })
}

export const secretPath = '/home/айгерім/құпия/library.db'

const interview: Interview = {
  id: 'i1',
  title: 'Сұхбат',
  speakerName: 'Айгерім',
  ...{ speakerId: null, themeId: null, status: 'idea', lastContactOn: null, nextStep: '', nextStepOn: null },
  language: 'kk',
  notes: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}

function takeOf(name: string): Take {
  return {
    id: 't1',
    interviewId: 'i1',
    name,
    placement: 'copy',
    info: null,
    hasPeaks: false,
    hasPoster: false,
    hasProxy: false,
    status: 'importing',
    createdAt: '2026-01-01T00:00:00.000Z',
  }
}

function jobOf(title: string): Job {
  return {
    id: 'j1',
    kind: 'import',
    state: 'queued',
    interviewId: 'i1',
    subjectId: 't1',
    title,
    progress: { unit: 'bytes', done: 0, total: null, stage: null, etaMs: null },
    error: null,
    result: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    startedAt: null,
    endedAt: null,
  }
}

function trackOf(takeId: string, name: string): Track {
  return {
    id: 's1',
    takeId,
    transcriptId: null,
    language: 'kk',
    name,
    cueCount: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    revision: 1,
    cues: [],
  }
}

/** Events 11 to 13 are kept; who asks for older ones gets a reset. */
function keptEvents() {
  const kept: [number, AppEvent][] = [11, 12, 13].map((id) => [
    id,
    { type: 'changed', entity: 'takes', id: `t${id}` },
  ])
  const listeners = new Set<(id: number, event: AppEvent) => void>()
  const starts: EventsFrom[] = []
  return {
    listeners,
    starts,
    emit(event: AppEvent) {
      const id = (kept.at(-1)?.[0] ?? 0) + 1
      kept.push([id, event])
      for (const listener of listeners) listener(id, event)
    },
    subscribe(from: EventsFrom, listener: (id: number, event: AppEvent) => void) {
      starts.push(from)
      const after = typeof from === 'number' ? from : null
      if (after !== null && after < 10) listener(10, { type: 'reset' })
      if (after !== null) for (const [id, event] of kept) if (id > after) listener(id, event)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/**
 * A small app for the contract: real files in an awkwardly named folder, real streams, and no more of the services than the routes
 * need. `files` are what the byte routes serve, by id.
 */
export function makeContractApp() {
  const dir = makeTempDir('contract')
  const uploads = join(dir, 'uploads')
  mkdirSync(uploads)
  const rendererDir = join(dir, 'renderer')
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Iz Studio</title>')
  writeFileSync(join(rendererDir, 'assets', 'index-B8x_2kLq.js'), 'export {}')
  writeFileSync(join(rendererDir, 'assets', 'worker-AAAAbbbb.wasm'), Buffer.from([0, 97, 115, 109]))
  writeFileSync(join(rendererDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(dir, 'secret.txt'), 'outside the renderer')

  const files = new Map<string, { path: string; contentType: string; fileName: string }>()
  const find = async (id: string) => {
    const file = files.get(id)
    if (!file) throw new IzError('not_found', { what: id })
    return file
  }
  const fileService: FileService = {
    media: (takeId, what) => find(`${takeId}/${what}`),
    exported: find,
    font: find,
  }

  const events = keptEvents()
  const logged: { error: unknown; where: string }[] = []
  const received: { name: string; bytes: number | null; path: string }[] = []

  async function receive(
    name: string,
    bytes: number | null,
    body: ReadableStream<Uint8Array>,
    signal: AbortSignal,
  ) {
    const path = join(uploads, name)
    try {
      await pipeline(Readable.fromWeb(body as never), createWriteStream(path), { signal })
    } catch (cause) {
      rmSync(path, { force: true })
      throw new IzError('cancelled', { file: name }, { cause })
    }
    received.push({ name, bytes, path })
    return statSync(path).size
  }

  const services: Services = {
    app: beyondTheseTests('app'),
    acceleration: beyondTheseTests('acceleration'),
    interviews: {
      ...beyondTheseTests<Services['interviews']>('interviews'),
      list: async () => [],
      async get(id) {
        if (id === 'broken') throw new Error(`cannot read ${secretPath}`)
        if (id === 'detail') {
          throw new IzError(
            'ffmpeg_failed',
            { file: 'жазба.mp4' },
            { detail: `${secretPath}: moov atom not found` },
          )
        }
        if (id !== 'i1') throw new IzError('not_found', { what: id })
        return interview
      },
      create: async ({ title, speakerName, notes }) => ({ ...interview, title, speakerName, notes }),
      update: async () => interview,
      remove: async () => {},
    },
    takes: {
      list: async () => [],
      get: async () => takeOf('a.mp4'),
      peaks: async () => null,
      remove: async () => {},
      relink: async () => takeOf('a.mp4'),
      removed: async () => [],
      purge: () => Promise.reject(new Error('beyond these tests')),
      importPath: async (_interviewId, path) => ({ take: takeOf(path), job: jobOf(path) }),
      async importUpload(interviewId, { name, bytes, body }, signal) {
        if (interviewId !== 'i1') throw new IzError('not_found', { what: interviewId })
        await receive(name, bytes, body, signal)
        return { take: takeOf(name), job: jobOf(name) }
      },
    },
    models: {
      list: async () => [],
      installed: async () => [],
      punctuation: async () => null,
      vad: async () => null,
      overview: () => Promise.reject(new Error('beyond these tests')),
      downloads: async () => [],
      download: async () => null,
      pauseDownload: () => Promise.reject(new Error('beyond these tests')),
      cancelDownload: async () => {},
      fetch: () => Promise.reject(new Error('beyond these tests')),
      importFrom: async () => ({ added: [], refused: [] }),
      importFollowed: async () => ({ added: [], refused: [] }),
      stopImport: async () => {},
      close: async () => {},
      add: () => Promise.reject(new Error('beyond these tests')),
      remove: async () => ({ freedBytes: 0 }),
      async addUpload(_group, { name, bytes, body }, signal) {
        await receive(name, bytes, body, signal)
        return null
      },
    },
    transcripts: beyondTheseTests('transcripts'),
    tracks: {
      list: async () => [],
      get: async () => trackOf('t1', 'қ'),
      edit: async () => trackOf('t1', 'қ'),
      rename: async () => trackOf('t1', 'қ'),
      remove: async () => {},
      recut: async () => trackOf('t1', 'қ'),
      translate: async () => trackOf('t1', 'қ'),
      async importFile(takeId, _language, fileName, bytes) {
        if (bytes.length === 0) throw new IzError('subtitles_empty', { file: fileName })
        return { ...trackOf(takeId, fileName), cueCount: bytes.length }
      },
      async print(id, format) {
        if (id !== 's1') throw new IzError('not_found', { what: id })
        return {
          fileName: `Сұхбат «Әке» 100%.${format}`,
          text: '1\n00:00:01,000 --> 00:00:02,000\nСәлем, әлем!\n',
          contentType: 'application/x-subrip; charset=utf-8',
        }
      },
    },
    criteria: beyondTheseTests('criteria'),
    speakers: beyondTheseTests('speakers'),
    consents: beyondTheseTests('consents'),
    clips: beyondTheseTests('clips'),
    plans: beyondTheseTests('plans'),
    themes: beyondTheseTests('themes'),
    questions: beyondTheseTests('questions'),
    exchange: beyondTheseTests('exchange'),
    glossary: beyondTheseTests('glossary'),
    sessions: beyondTheseTests('sessions'),
    shoots: beyondTheseTests('shoots'),
    jobs: beyondTheseTests('jobs'),
    history: beyondTheseTests('history'),
    events,
    files: fileService,
    close: async () => {},
  }
  const handler = createHandler({
    services,
    rendererDir,
    onError: (error, where) => logged.push({ error, where }),
  })
  return { dir, uploads, files, events, logged, received, handler }
}
