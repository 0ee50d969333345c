import { randomUUID } from 'node:crypto'
import type {
  Duplicate,
  DuplicateQuery,
  ErasureLeft,
  ErasureMode,
  ErasurePreview,
  NewSpeaker,
  RemovedSpeaker,
  Speaker,
  SpeakerFields,
  SpeakerSummary,
} from '#shared/api/speakers.ts'
import { IzError } from '#shared/error.ts'
import type { Patch } from '#shared/patch.ts'
import { findDuplicates } from '../../domain/speakers/duplicates.ts'
import { namelessSpeaker } from '../../domain/speakers/erasure.ts'
import { nameInInterview } from '../../domain/speakers/names.ts'
import type { SettingsStore } from '../app/ports.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Workbooks } from '../exchange/ports.ts'
import type { Disk } from '../files/ports.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import { inOrderOfName, sortName } from './order.ts'
import { createSavedViews } from './saved-views.ts'
import type { SpeakerService } from './service.ts'
import { createSpeakerFiles } from './speaker-files.ts'
import { createSpeakerLists } from './speaker-lists.ts'
import { createSpeakerSearch } from './speaker-search.ts'

export interface SpeakerDeps {
  session: LibrarySession
  events: EventBus
  disk: Disk
  settings: SettingsStore
  workbooks: Workbooks
  today: () => string
}

/** Enough to see whether someone is there already; more would hide the best ones. */
const duplicatesShown = 5

const emptyFields: Omit<SpeakerFields, 'name'> = {
  ...{ otherNames: [], contacts: [], introducedBy: '', introducedById: null, languages: [], scripts: [] },
  ...{ country: null, region: '', livesIn: '', arrivalYear: null, birthDate: null, cameraComfort: null },
  ...{ availability: '', earlierInterviews: '', risks: '', notes: '' },
  guardian: { name: '', relation: '', contact: '' },
}

export function createSpeakerService(deps: SpeakerDeps): SpeakerService {
  const { session, events, settings } = deps
  const { search, forgetTexts } = createSpeakerSearch(deps)
  const changed = (id: string) => {
    events.changed('speakers', id)
    events.changed('history')
  }

  return {
    ...createSpeakerFiles(deps),
    ...createSavedViews(deps),
    ...createSpeakerLists(deps),
    search,

    async list(): Promise<SpeakerSummary[]> {
      return inOrderOfName(session.reading().speakers.list())
    },

    async get(id: string): Promise<Speaker> {
      return found(session.reading().speakers.get(id), id)
    },

    async create(fields: NewSpeaker): Promise<Speaker> {
      const library = session.writing()
      const now = new Date().toISOString()
      const speaker: Speaker = {
        ...emptyFields,
        ...withoutUndefined(fields),
        name: fields.name,
        id: randomUUID(),
        photoId: null,
        anonymisedAt: null,
        createdAt: now,
        updatedAt: now,
      }
      if (speaker.introducedById !== null)
        found(library.speakers.get(speaker.introducedById), speaker.introducedById)
      library.transaction(() => {
        library.history.record('speaker_create', sortName(speaker), library.speakers.insert(speaker))
      })
      changed(speaker.id)
      return found(library.speakers.get(speaker.id), speaker.id)
    },

    async update(id: string, patch: Patch<SpeakerFields>): Promise<Speaker> {
      const library = session.writing()
      const before = found(library.speakers.get(id), id)
      if (patch.introducedById) checkIntroduction(library, id, patch.introducedById)
      library.transaction(() => {
        const now = new Date().toISOString()
        const changes = library.speakers.update(id, patch, now)
        if (patch.name) changes.push(...renameInInterviews(library, id, patch.name, now))
        library.history.record('speaker_update', sortName(before), changes)
      })
      changed(id)
      if (patch.name) events.changed('interviews')
      return found(library.speakers.get(id), id)
    },

    async remove(id: string): Promise<void> {
      const library = session.writing()
      const speaker = found(library.speakers.get(id), id)
      library.transaction(() => {
        const changes = library.speakers.remove(id, new Date().toISOString())
        library.history.record('speaker_remove', sortName(speaker), changes)
      })
      changed(id)
    },

    async removed(): Promise<RemovedSpeaker[]> {
      return session.reading().speakers.removed()
    },

    async restore(id: string): Promise<void> {
      const library = session.writing()
      const speaker = found(library.speakers.kept(id), id)
      library.transaction(() => {
        library.history.record('speaker_restore', sortName(speaker), library.speakers.restore(id))
      })
      changed(id)
    },

    async duplicates(query: DuplicateQuery): Promise<Duplicate[]> {
      const people = session.reading().speakers.list()
      const byId = new Map(people.map((person) => [person.id, person]))
      return findDuplicates(
        query,
        people.filter(({ anonymisedAt }) => anonymisedAt === null),
      )
        .slice(0, duplicatesShown)
        .flatMap(({ id, reason, match }) => {
          const person = byId.get(id)
          if (!person) return []
          const { name, photoId, country, arrivalYear } = person
          return [{ id, name, photoId, country, arrivalYear, reason, match }]
        })
    },

    async previewErasure(id: string, mode: ErasureMode): Promise<ErasurePreview> {
      const library = session.reading()
      const speaker = found(library.speakers.kept(id), id)
      return { speakerId: id, mode, items: library.erasure.preview(speaker, mode) }
    },

    async erase(
      id: string,
      mode: ErasureMode,
      options: { removeBackups: boolean },
    ): Promise<ErasureLeft | null> {
      const library = session.writing()
      const speaker = found(library.speakers.kept(id), id)
      const replacement = namelessSpeaker[settings.get().interfaceLanguage ?? 'kk']
      const now = new Date().toISOString()
      library.erasure.erase(speaker, mode, { ...options, replacement, now })
      forgetTexts()
      for (const entity of erasureTouches) events.changed(entity)
      changed(id)
      return library.erasure.finish()
    },

    async erasureLeft(): Promise<ErasureLeft | null> {
      return session.reading().erasure.left()
    },

    async finishErasure(): Promise<ErasureLeft | null> {
      const left = session.writing().erasure.finish()
      events.changed('speakers')
      return left
    },
  }
}

/** What of the library an erasure may change, beside the speaker. */
const erasureTouches = [
  ...(['interviews', 'consents', 'criteria', 'glossary'] as const),
  ...(['plans', 'sessions', 'shoots', 'clips'] as const),
]

function renameInInterviews(library: Library, id: string, name: Speaker['name'], now: string): Change[] {
  return library.interviews
    .withSpeaker(id)
    .flatMap((interview) =>
      library.interviews.update(
        interview.id,
        { speakerName: nameInInterview(name, interview.language) },
        now,
      ),
    )
}

/** @throws not_found; invalid_input when the chain of introductions would come back to `id` */
function checkIntroduction(library: Library, id: string, introducedById: string): void {
  found(library.speakers.get(introducedById), introducedById)
  const seen = new Set([id])
  for (let next: string | null = introducedById; next !== null; ) {
    if (seen.has(next)) throw new IzError('invalid_input', { field: 'introducedById' })
    seen.add(next)
    next = library.speakers.get(next)?.introducedById ?? null
  }
}

/** Optional fields of a request may be there and `undefined`. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
