import { type CatalogueFile, type CatalogueModel, type Download, expectedBytes } from '#shared/api/models.ts'
import { Speed } from './speed.ts'

/** A model on its way here, as the downloads keep it. */
export interface Entry {
  model: CatalogueModel
  state: Download['state']
  /** Of the files before the one that is being fetched, and of that one. */
  settledBytes: number
  currentBytes: number
  /** What the server says of a file, which counts more than the catalogue. */
  sizes: Map<CatalogueFile, number>
  speed: Speed
  error: Download['error']
  /** Asked for, and not queued yet: a second press changes nothing, and who stops it waits for it. Never fails. */
  starting: Promise<void> | null
  /** null while nothing is under way. */
  stop: AbortController | null
  /** Begins the work when its turn has come; null before and after. */
  begin: (() => void) | null
  run: Promise<void>
  installed: boolean
}

export function newEntry(model: CatalogueModel): Entry {
  return {
    model,
    state: 'queued',
    settledBytes: 0,
    currentBytes: 0,
    sizes: new Map(),
    speed: new Speed(),
    error: null,
    starting: null,
    stop: null,
    begin: null,
    run: Promise.resolve(),
    installed: false,
  }
}

export function totalBytesOf({ model, sizes }: Entry): number {
  return model.files.reduce((sum, file) => sum + (sizes.get(file) ?? expectedBytes(file)), 0)
}

/** What a screen is told of it. */
export function shown(entry: Entry): Download {
  const { model, state, error, speed } = entry
  const doneBytes = entry.settledBytes + entry.currentBytes
  const totalBytes = Math.max(totalBytesOf(entry), doneBytes)
  const rate = state === 'receiving' ? speed.bytesPerSecond() : null
  return {
    ...{
      id: model.id,
      name: model.name,
      kind: model.kind,
      state,
      doneBytes,
      totalBytes,
      bytesPerSecond: rate,
    },
    etaMs: rate ? Math.round(((totalBytes - doneBytes) / rate) * 1000) : null,
    error: error && { code: error.code, params: error.params },
  }
}
