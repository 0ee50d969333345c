import { randomUUID } from 'node:crypto'
import type { HistoryStep } from '#shared/api/history.ts'
import type { Question, QuestionFields, QuestionNode, SimilarQuestion } from '#shared/api/questions.ts'
import { IzError } from '#shared/error.ts'
import { languages } from '#shared/language.ts'
import { emptyText, isEmptyText, type LocalizedText } from '#shared/localized.ts'
import { historyName } from '../../domain/questions/history-name.ts'
import { mostAlike, nearDuplicateScore } from '../../domain/questions/similarity.ts'
import { growTrees } from '../../domain/questions/tree.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import { insertBatches } from './insert-batches.ts'
import type { QuestionService, StarterBank } from './ports.ts'
import { createStarterActions } from './starter-bank.ts'

/** How many likely ones are compared in full, per language. */
const candidatesCompared = 60
const similarShown = 5

const blank: QuestionFields = {
  text: emptyText,
  role: 'core',
  status: 'draft',
  tags: [],
  source: { kind: 'team', askedBy: '' },
  notes: '',
  skipHint: emptyText,
}

export function createQuestionService(deps: {
  session: LibrarySession
  events: EventBus
  bank: StarterBank
}): QuestionService {
  const { session, events, bank } = deps
  const changed = (id: string | null) => {
    events.changed('questions', id)
    events.changed('themes')
    events.changed('history')
  }
  return {
    search: async (query) => session.reading().questions.search(query),

    async tree(id): Promise<QuestionNode> {
      const { questions } = session.reading()
      let top = found(questions.get(id), id)
      while (top.parentId !== null) {
        const above = questions.get(top.parentId)
        if (!above) break
        top = above
      }
      return found(growTrees(questions.subtree(top.id))[0] ?? null, id)
    },

    async create({ beforeId = null, parentId = null, themeId, ...given }): Promise<Question> {
      const library = session.writing()
      const { questions } = library
      const parent = parentId === null ? null : found(questions.get(parentId), parentId)
      const theme = parent ? parent.themeId : themeId
      if (theme !== null) found(library.themes.get(theme), theme)
      const now = new Date().toISOString()
      const siblings = questions.siblings(theme, parentId)
      const last = siblings.at(-1)
      const question = {
        ...blank,
        role: parent?.role ?? blank.role,
        ...withoutUndefined(given),
        id: randomUUID(),
        themeId: theme,
        parentId,
        position: (last ? (questions.get(last)?.position ?? 0) : 0) + 1,
        starter: false,
        createdAt: now,
        updatedAt: now,
      }
      library.transaction(() => {
        const changes = questions.insert(question)
        if (beforeId !== null) changes.push(...questions.order(placed(siblings, question.id, beforeId)))
        library.history.record(...creation(question.text, parent), changes)
      })
      changed(question.id)
      return found(questions.get(question.id), question.id)
    },

    async discardEmpty(ids): Promise<number> {
      const library = session.writing()
      const { questions } = library
      const now = new Date().toISOString()
      const discarded = library.transaction(() => {
        let count = 0
        // What was made last hangs on what was made before it.
        for (const id of ids.toReversed()) {
          const question = questions.get(id)
          if (!question || !isUnwritten(question) || mayComeBack(library, id)) continue
          questions.remove([id], now)
          library.history.forget('question', id)
          count += 1
        }
        return count
      })
      if (discarded > 0) changed(null)
      return discarded
    },

    async update(id, patch): Promise<Question> {
      const library = session.writing()
      const before = found(library.questions.get(id), id)
      library.transaction(() => {
        const changes = library.questions.update(id, patch, new Date().toISOString())
        const text = historyName(before.text) || historyName(patch.text ?? emptyText)
        library.history.record('question_update', text, changes)
      })
      changed(id)
      return found(library.questions.get(id), id)
    },

    async change(ids, change): Promise<void> {
      const library = session.writing()
      const { questions } = library
      const now = new Date().toISOString()
      if (change.themeId) found(library.themes.get(change.themeId), change.themeId)
      library.transaction(() => {
        const changes = questions.change(ids, change, now)
        library.history.record('questions_change', String(ids.length), changes)
      })
      changed(null)
    },

    async move(id, to): Promise<Question> {
      const library = session.writing()
      const { questions } = library
      const question = found(questions.get(id), id)
      const parent = to.parentId === null ? null : found(questions.get(to.parentId), to.parentId)
      if (parent && questions.subtree(id).some((below) => below.id === parent.id)) {
        throw new IzError('invalid_input', { field: 'parentId' })
      }
      const themeId = parent ? parent.themeId : to.themeId
      if (themeId !== null) found(library.themes.get(themeId), themeId)
      library.transaction(() => {
        const changes = rehang(library, id, { themeId, parentId: to.parentId }, new Date().toISOString())
        const siblings = questions.siblings(themeId, to.parentId).filter((other) => other !== id)
        changes.push(...questions.order(placed(siblings, id, to.beforeId)))
        library.history.record('question_move', historyName(question.text), changes)
      })
      changed(id)
      return found(questions.get(id), id)
    },

    async remove(ids): Promise<void> {
      const library = session.writing()
      const { questions } = library
      const now = new Date().toISOString()
      // Of those chosen some may be gone by now: what was wanted of them is done.
      const present = ids.find((id) => questions.get(id) !== null)
      const first = found(questions.get(present ?? ''), ids[0] ?? '')
      library.transaction(() => {
        const changes = questions.remove(ids, now)
        library.history.record('question_remove', historyName(first.text), changes)
      })
      changed(null)
    },

    async similar(text, exceptId): Promise<SimilarQuestion[]> {
      const { questions } = session.reading()
      const likely = new Map<string, Question>()
      for (const language of languages) {
        for (const question of questions.candidates(text[language], candidatesCompared)) {
          if (question.id !== exceptId) likely.set(question.id, question)
        }
      }
      return [...likely.values()]
        .flatMap((question) => {
          const alike = mostAlike(text, question.text)
          return alike && alike.score >= nearDuplicateScore ? [{ question, ...alike }] : []
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, similarShown)
    },

    tags: async () => session.reading().questions.tags(),

    async all() {
      const library = session.reading()
      return {
        themes: library.themes.list().map(({ questionCount: _, readyCount: __, ...theme }) => theme),
        questions: growTrees(library.questions.all()),
      }
    },

    async insertMany(batches, label, subject) {
      const library = session.writing()
      const counts = library.transaction(() => {
        const { changes, counts } = insertBatches(library, batches, { starter: false })
        library.history.record(label, subject, changes)
        return { ...counts, undoStep: library.history.state().undo?.id ?? null }
      })
      changed(null)
      return counts
    },

    ...createStarterActions({ session, bank, changed: () => changed(null) }),
  }
}

/** Hangs a question elsewhere; what is below it goes along to its theme. */
function rehang(
  library: Library,
  id: string,
  to: { themeId: string | null; parentId: string | null },
  now: string,
): Change[] {
  const { questions } = library
  return questions
    .subtree(id)
    .flatMap((below) =>
      questions.place(
        below.id,
        below.id === id ? to : { themeId: to.themeId, parentId: below.parentId },
        now,
      ),
    )
}

function placed(siblings: readonly string[], id: string, beforeId: string | null): string[] {
  const order = [...siblings]
  const place = beforeId === null ? -1 : order.indexOf(beforeId)
  order.splice(place < 0 ? order.length : place, 0, id)
  return order
}

function withoutUndefined(fields: { [K in keyof QuestionFields]?: QuestionFields[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<QuestionFields>
}

/** How history calls the addition of a question. */
function creation(text: LocalizedText, parent: Question | null): [HistoryStep['label'], string] {
  if (parent && !isEmptyText(parent.text)) return ['follow_up_create', historyName(parent.text)]
  return isEmptyText(text) ? ['question_new', ''] : ['question_create', historyName(text)]
}

/** Nothing is written, neither it nor what it is for nor whom it is from, and nothing hangs on it. */
function isUnwritten(question: Question): boolean {
  const { text, skipHint, notes, tags, source, followUpCount, timesPlanned, timesUsed } = question
  return (
    [text, skipHint].every(isEmptyText) &&
    [notes, source.askedBy].every((words) => words.trim() === '') &&
    [tags.length, followUpCount, timesPlanned, timesUsed].every((count) => count === 0)
  )
}

/** Can undo or redo write in it again, or hang something on it? */
function mayComeBack({ history, questions }: Library, id: string): boolean {
  return (
    history.needs('question', id) ||
    questions.hangingOn(id).some((below) => history.touches(below.table, below.id))
  )
}
