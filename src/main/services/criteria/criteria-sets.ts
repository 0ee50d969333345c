import { randomUUID } from 'node:crypto'
import { type CriteriaSet, type Criterion, maxCriteria } from '#shared/api/criteria.ts'
import type { HistoryStep } from '#shared/api/history.ts'
import { IzError } from '#shared/error.ts'
import { moveCriterion, renewed, replaceCriterion, settled } from '../../domain/criteria/edit-set.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found } from '../library/session.ts'
import type { CriteriaDeps } from './deps.ts'
import { plainName } from './plain-name.ts'
import type { ReadySet } from './ports.ts'
import type { CriteriaService } from './service.ts'

type SetPart = Omit<CriteriaService, 'assess' | 'answer' | 'acceptProposals' | 'ranking' | 'compare'>

/** The sets themselves: making, editing, versions, ready ones; `bringReadySets` gives them to a library that never had them. */
export function createCriteriaSets({ session, events, readySets }: CriteriaDeps): {
  sets: SetPart
  bringReadySets: () => Promise<void>
} {
  const changed = (id: string) => {
    events.changed('criteria', id)
    events.changed('history')
  }

  const record = (
    library: Library,
    label: HistoryStep['label'],
    set: Pick<CriteriaSet, 'id' | 'name'>,
    work: () => Change[],
  ) => {
    library.transaction(() => library.history.record(label, plainName(set.name), work()))
    changed(set.id)
  }

  /** Every change of a set's criteria: a version that somebody was assessed by is kept as it was. */
  const edit = (id: string, work: (criteria: Criterion[], library: Library) => Criterion[]): CriteriaSet => {
    const library = session.writing()
    const set = found(library.criteria.get(id), id)
    const criteria = work(set.criteria, library)
    const now = new Date().toISOString()
    record(library, 'criteria_update', set, () =>
      library.criteria.hasAnswers(id, set.version)
        ? library.criteria.beginVersion(id, criteria, now)
        : library.criteria.writeCriteria(id, criteria, now),
    )
    return found(library.criteria.get(id), id)
  }

  const add = (fields: Pick<CriteriaSet, 'name' | 'about'>, criteria: Criterion[]): CriteriaSet => {
    const library = session.writing()
    const now = new Date().toISOString()
    const set = { ...fields, id: randomUUID(), version: 1, criteria, createdAt: now, updatedAt: now }
    record(library, 'criteria_create', set, () => library.criteria.insert(set, null))
    return found(library.criteria.get(set.id), set.id)
  }

  /** The ready sets a library was never given come in once, without a step of undo: nobody did anything. */
  const bringReadySets = async (): Promise<void> => {
    const current = session.reading()
    if (current.readOnly) return
    const ready = await readySets.load()
    // Asked after the wait: of two windows that come at once, the second finds what the first has brought.
    const given = new Set(current.criteria.readyGiven())
    const missing = ready.filter((set) => !given.has(set.id))
    if (missing.length === 0 || session.current() !== current) return
    current.transaction(() => {
      for (const [index, set] of missing.entries()) insertReady(current, set, index)
    })
    events.changed('criteria')
  }

  const sets: SetPart = {
    async list() {
      await bringReadySets()
      return session.reading().criteria.list()
    },

    async get(id) {
      return found(session.reading().criteria.get(id), id)
    },

    async versions(id) {
      return session.reading().criteria.versions(id)
    },

    async create(fields) {
      return add(fields, [])
    },

    async update(id, patch) {
      const library = session.writing()
      const set = found(library.criteria.get(id), id)
      const fields = {
        ...(patch.name === undefined ? {} : { name: patch.name }),
        ...(patch.about === undefined ? {} : { about: patch.about }),
      }
      record(library, 'criteria_update', set, () =>
        library.criteria.updateNames(id, fields, new Date().toISOString()),
      )
      return found(library.criteria.get(id), id)
    },

    async duplicate(id, name) {
      const { about, criteria } = found(session.writing().criteria.get(id), id)
      return add({ name, about }, renewed(criteria, randomUUID))
    },

    async remove(id) {
      const library = session.writing()
      const set = found(library.criteria.get(id), id)
      record(library, 'criteria_remove', set, () => library.criteria.remove(id, new Date().toISOString()))
    },

    async ready() {
      const here = session.reading().criteria
      return (await readySets.load())
        .filter((set) => here.get(set.id) === null)
        .map(({ id, name, about, criteria }) => ({ id, name, about, criterionCount: criteria.length }))
    },

    async addReady(id) {
      const set = found((await readySets.load()).find((one) => one.id === id) ?? null, id)
      const library = session.writing()
      if (library.criteria.get(id) === null) {
        record(library, 'criteria_create', set, () => {
          const back = library.criteria.restore(id)
          return back.length > 0 ? back : insertReady(library, set, 0)
        })
      }
      return found(library.criteria.get(id), id)
    },

    async exportSet(id) {
      const { name, about, criteria } = found(session.reading().criteria.get(id), id)
      return { format: 'iz-criteria-set', version: 1, set: { name, about, criteria } }
    },

    async importSet({ set: { name, about, criteria } }) {
      const own = criteria.map((criterion) => ({ ...settled(criterion), id: criterion.id }))
      return add({ name, about }, renewed(own, randomUUID))
    },

    async addCriterion(id, fields) {
      return edit(id, (criteria) => {
        if (criteria.length >= maxCriteria) throw new IzError('invalid_input', { field: 'criteria' })
        return [...criteria, { ...settled(fields), id: randomUUID() }]
      })
    },

    async updateCriterion(id, criterionId, fields) {
      return edit(id, (criteria) => {
        has(criteria, criterionId)
        return replaceCriterion(criteria, criterionId, fields)
      })
    },

    async removeCriterion(id, criterionId) {
      return edit(id, (criteria) => {
        has(criteria, criterionId)
        return criteria.filter((criterion) => criterion.id !== criterionId)
      })
    },

    async moveCriterion(id, criterionId, to) {
      return edit(id, (criteria) => {
        has(criteria, criterionId)
        return moveCriterion(criteria, criterionId, to)
      })
    },

    async restoreVersion(id, version) {
      return edit(id, (_, library) => {
        const earlier = library.criteria.versions(id).find((one) => one.version === version)
        return found(earlier ?? null, `${id}/${version}`).criteria
      })
    },
  }
  return { sets, bringReadySets }
}

function insertReady(library: Library, { id, ...set }: ReadySet, index: number): Change[] {
  // A moment apart, so that they keep the order of the file.
  const now = new Date(Date.now() + index).toISOString()
  library.criteria.rememberReady(id, now)
  return library.criteria.insert({ ...set, id, version: 1, createdAt: now, updatedAt: now }, id)
}

function has(criteria: readonly Criterion[], id: string): void {
  found(criteria.find((criterion) => criterion.id === id) ?? null, id)
}
