import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Clip, ClipFields } from '#shared/api/clips.ts'
import type { CaptionStyle, Preset, PresetId } from '#shared/clip.ts'
import type { ClipConsent, ExportConfirmations } from '#shared/clip-consent.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import type { Patch } from '#shared/patch.ts'
import { captionsToAss } from '../../domain/captions/ass.ts'
import type { CaptionCatalogue, UndrawnCue } from '../captions/ports.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { ClipService } from '../services.ts'
import { previewFrame } from './preview-frame.ts'
import { checkRelease, consentOf, type ReleaseDeps } from './release-check.ts'
import type { ClipRecord } from './repository.ts'
import { refuseUnshownIn } from './unshown-captions.ts'

export interface ClipDeps extends ReleaseDeps {
  session: LibrarySession
  events: EventBus
  jobs: JobQueue
  disk: Disk
  captions: CaptionCatalogue
}

export class Clips implements ClipService {
  readonly #deps: ClipDeps

  constructor(deps: ClipDeps) {
    this.#deps = deps
  }

  presets(): Promise<Preset[]> {
    return this.#deps.captions.presets()
  }

  styles(): Promise<CaptionStyle[]> {
    return this.#deps.captions.styles()
  }

  async list(interviewId: string): Promise<Clip[]> {
    const library = this.#deps.session.reading()
    found(library.interviews.get(interviewId), interviewId)
    return library.clips.list(interviewId).map((clip) => this.#show(library, clip))
  }

  async create(takeId: string, fields: ClipFields): Promise<Clip> {
    const library = this.#deps.session.writing()
    const take = found(library.takes.get(takeId), takeId)
    const clip: ClipRecord = {
      ...fields,
      id: randomUUID(),
      takeId,
      interviewId: take.interviewId,
      createdAt: new Date().toISOString(),
    }
    await this.#check(library, clip)
    library.transaction(() => {
      library.history.record('clip_create', clip.title, library.clips.insert(clip))
    })
    return this.#changed(library, clip.id)
  }

  async update(id: string, patch: Patch<ClipFields>): Promise<Clip> {
    const library = this.#deps.session.writing()
    const before = found(library.clips.get(id), id)
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    await this.#check(library, { ...before, ...given })
    library.transaction(() => {
      library.history.record('clip_update', before.title, library.clips.update(id, patch))
    })
    return this.#changed(library, id)
  }

  async remove(id: string): Promise<void> {
    const { events, jobs, session } = this.#deps
    const library = session.writing()
    const clip = found(library.clips.get(id), id)
    void jobs.cancelFor((job) => job.subjectId === id)
    library.transaction(() => {
      library.history.record('clip_remove', clip.title, library.clips.remove(id, new Date().toISOString()))
    })
    events.changed('clips', id)
    events.changed('interviews', clip.interviewId)
    events.changed('history')
  }

  async consent(id: string): Promise<ClipConsent> {
    const library = this.#deps.session.reading()
    return consentOf(this.#deps, library, found(library.clips.get(id), id))
  }

  async export(id: string, options: Partial<ExportConfirmations> = {}): Promise<Job> {
    const { disk, jobs, session } = this.#deps
    const library = session.writing()
    const clip = found(library.clips.get(id), id)
    if (clip.presets.length === 0) throw new IzError('invalid_input', { field: 'presets' })
    await this.#check(library, clip)
    const take = found(library.takes.get(clip.takeId), clip.takeId)
    if (!disk.isFile(take.path)) throw new IzError('file_missing', { file: take.name })
    const track = clip.trackId === null ? null : library.tracks.get(clip.trackId)
    refuseUnshownIn(clip, track)
    const confirmed = await checkRelease(this.#deps, library, clip, options)
    return jobs.start(
      'export',
      { clipId: id, ...confirmed },
      { interviewId: clip.interviewId, subjectId: id, title: clip.title },
    )
  }

  async preview(
    trackId: string,
    styleId: string,
    presetId: PresetId | 'source',
  ): Promise<{ ass: string; fonts: string[]; undrawn: UndrawnCue[] }> {
    const { captions, session } = this.#deps
    const library = session.reading()
    const track = found(library.tracks.get(trackId), trackId)
    const info = found(library.takes.get(track.takeId), track.takeId).info
    const style = found((await captions.styles()).find((one) => one.id === styleId) ?? null, styleId)
    const frame = previewFrame(await captions.presets(), presetId, info)
    const lastMs = track.cues.reduce((last, cue) => Math.max(last, cue.endMs), 0)
    const durationMs = Math.max(info?.durationMs ?? 0, lastMs)
    const fonts = await captions.fontFiles(style)
    return {
      ass: captionsToAss(track.cues, style, frame, { offsetMs: 0, durationMs }),
      fonts: fonts.map((path) => basename(path)),
      undrawn: await captions.undrawnCues(track.cues, style),
    }
  }

  /** @throws range_invalid, not_found for a track or style that is not there, invalid_input for a preset named twice */
  async #check(library: Library, clip: ClipRecord): Promise<void> {
    const durationMs = library.takes.get(clip.takeId)?.info?.durationMs ?? Number.POSITIVE_INFINITY
    if (clip.outMs <= clip.inMs || clip.outMs > durationMs) {
      throw new IzError('range_invalid', { inMs: clip.inMs, outMs: clip.outMs })
    }
    if (clip.trackId !== null && library.tracks.get(clip.trackId)?.takeId !== clip.takeId) {
      throw new IzError('not_found', { id: clip.trackId })
    }
    if (clip.styleId !== null) {
      const styles = await this.#deps.captions.styles()
      found(styles.find((style) => style.id === clip.styleId) ?? null, clip.styleId)
    }
    if (new Set(clip.presets).size !== clip.presets.length) {
      throw new IzError('invalid_input', { field: 'presets' })
    }
  }

  #changed(library: Library, id: string): Clip {
    const { events } = this.#deps
    const clip = found(library.clips.get(id), id)
    events.changed('clips', id)
    events.changed('interviews', clip.interviewId)
    events.changed('history')
    return this.#show(library, clip)
  }

  #show(library: Library, clip: ClipRecord): Clip {
    const files = library.clips.files(clip.id).map((file) => ({
      ...file,
      name: basename(file.path),
      missing: !this.#deps.disk.isFile(file.path),
    }))
    return { ...clip, files }
  }
}
