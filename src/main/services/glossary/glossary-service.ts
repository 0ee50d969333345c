import { randomUUID } from 'node:crypto'
import type { GlossaryEntry, GlossaryFields } from '#shared/api/glossary.ts'
import { IzError } from '#shared/error.ts'
import { isEmptyText, showText } from '#shared/localized.ts'
import { nameKey, printNames, readNames } from '../../domain/glossary/pasted-names.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { GlossaryService } from './ports.ts'

interface Deps {
  session: LibrarySession
  events: EventBus
  /** 'YYYY-MM-DD', for the name of a file. */
  today: () => string
}

export function createGlossaryService({ session, events, today }: Deps): GlossaryService {
  const changed = (id: string | null) => {
    events.changed('glossary', id)
    events.changed('history')
  }
  return {
    list: async () => session.reading().glossary.list(),

    async forInterview(interviewId) {
      const library = session.reading()
      found(library.interviews.get(interviewId), interviewId)
      return library.glossary.forInterview(interviewId)
    },

    async create(interviewId, fields) {
      const library = session.writing()
      checkInterview(library, interviewId)
      const entry: GlossaryEntry = { ...fields, id: randomUUID(), interviewId }
      library.transaction(() => {
        const changes = library.glossary.insert(entry, new Date().toISOString())
        library.history.record('glossary_create', nameOf(entry), changes)
      })
      changed(entry.id)
      return found(library.glossary.get(entry.id), entry.id)
    },

    async update(id, patch) {
      const library = session.writing()
      const before = found(library.glossary.get(id), id)
      if (patch.interviewId !== undefined) checkInterview(library, patch.interviewId)
      const after = library.transaction(() => {
        const changes = library.glossary.update(id, patch, new Date().toISOString())
        const entry = found(library.glossary.get(id), id)
        library.history.record('glossary_update', nameOf(before) || nameOf(entry), changes)
        return entry
      })
      changed(id)
      return after
    },

    async remove(ids) {
      const library = session.writing()
      const entries = ids.map((id) => found(library.glossary.get(id), id))
      const [first] = entries
      if (!first) return
      const now = new Date().toISOString()
      library.transaction(() => {
        const changes = entries.flatMap(({ id }) => library.glossary.remove(id, now))
        const subject = entries.length === 1 ? nameOf(first) : String(entries.length)
        library.history.record('glossary_remove', subject, changes)
      })
      changed(null)
    },

    async paste({ interviewId, kind, text }) {
      const library = session.writing()
      checkInterview(library, interviewId)
      const lines = readNames(text, kind)
      if (lines.length > maxPasted) throw new IzError('invalid_input', { field: 'text' })
      const known = new Set(
        library.glossary
          .list()
          .filter((entry) => entry.interviewId === null || entry.interviewId === interviewId)
          .map((entry) => nameKey(entry.text)),
      )
      const fresh: GlossaryFields[] = []
      for (const line of lines) {
        if (!line || known.has(nameKey(line.text))) continue
        known.add(nameKey(line.text))
        fresh.push(line)
      }
      const unread = lines.filter((line) => line === null).length
      const result = { added: fresh.length, known: lines.length - unread - fresh.length, unread }
      if (fresh.length === 0) return result
      const now = new Date().toISOString()
      library.transaction(() => {
        const changes = fresh.flatMap((fields) =>
          library.glossary.insert({ ...fields, id: randomUUID(), interviewId }, now),
        )
        library.history.record('glossary_paste', String(fresh.length), changes)
      })
      changed(null)
      return result
    },

    async exportCsv() {
      const entries = session.reading().glossary.list()
      const named = entries.filter(({ text }) => !isEmptyText(text))
      return { fileName: `glossary-${today()}.csv`, text: printNames(named) }
    },
  }
}

/** More is no glossary but a dictionary, and would make correction slow and wrong. */
const maxPasted = 5000

function checkInterview(library: Library, id: string | null): void {
  if (id !== null) found(library.interviews.get(id), id)
}

/** What history calls an entry. */
function nameOf({ text }: Pick<GlossaryEntry, 'text'>): string {
  return showText(text, 'kk')?.text ?? ''
}
