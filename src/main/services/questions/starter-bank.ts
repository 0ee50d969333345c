import type { QuestionBatch, QuestionDraft, StarterBankState, StarterCounts } from '#shared/api/questions.ts'
import { themeColours } from '#shared/api/themes.ts'
import type { BankQuestion, QuestionBankFile } from '#shared/question-bank.ts'
import { foldText } from '#shared/search-fold.ts'
import { growTrees, wholeBranches } from '../../domain/questions/tree.ts'
import type { Library } from '../library/ports.ts'
import type { LibrarySession } from '../library/session.ts'
import { insertBatches } from './insert-batches.ts'
import type { QuestionService, StarterBank } from './ports.ts'

/** Adding and removing the questions that come with the app. */
export function createStarterActions(deps: {
  session: LibrarySession
  bank: StarterBank
  changed: () => void
}): Pick<QuestionService, 'starter' | 'addStarter' | 'removeStarter'> {
  const { session, bank, changed } = deps
  return {
    async starter(): Promise<StarterBankState> {
      const library = session.reading()
      const file = await bank.load()
      return {
        available: countsOf(file.themes),
        present: {
          themes: library.themes.list().filter((theme) => theme.starter).length,
          ...library.questions.starter(),
        },
      }
    },

    async addStarter(): Promise<StarterCounts> {
      const file = await bank.load()
      const library = session.writing()
      const counts = library.transaction(() => {
        const batches = missingBatches(library, file)
        const { changes, counts } = insertBatches(library, batches, { starter: true })
        library.history.record('starter_add', String(counts.questions), changes)
        return { ...counts, followUps: countsOf(batches).followUps }
      })
      changed()
      return counts
    },

    async removeStarter(): Promise<StarterCounts> {
      const library = session.writing()
      const now = new Date().toISOString()
      const counts = library.transaction(() => {
        const all = library.questions.all()
        const going = wholeBranches(
          growTrees(all),
          ({ starter, timesUsed, timesPlanned }) => starter && timesUsed === 0 && timesPlanned === 0,
        )
        const changes = library.questions.remove(going, now)
        const used = library.themes.inUse()
        const emptied = library.themes
          .list()
          .filter(({ id, starter }) => starter && !used.has(id) && library.questions.inTheme(id).length === 0)
        for (const theme of emptied) changes.push(...library.themes.remove(theme.id, now))
        library.history.record('starter_remove', String(going.length), changes)
        const tops = new Set(all.flatMap(({ id, parentId }) => (parentId === null ? [id] : [])))
        return {
          themes: emptied.length,
          questions: going.length,
          followUps: going.filter((id) => !tops.has(id)).length,
        }
      })
      changed()
      return counts
    },
  }
}

/** What of the file is not in the library; a theme of the same name there takes in the questions. */
function missingBatches(library: Library, file: QuestionBankFile): QuestionBatch[] {
  const there = new Set(library.questions.all().map((question) => foldText(question.text.kk)))
  const themes = library.themes.list()
  return file.themes.flatMap(({ name, questions }, index) => {
    const missing = questions.filter((question) => !there.has(foldText(question.text.kk)))
    if (missing.length === 0) return []
    const theme = themes.find((own) => foldText(own.name.kk) === foldText(name.kk))
    const colour = themeColours[index % (themeColours.length - 1)] ?? 'teal'
    return [
      {
        themeId: theme?.id ?? null,
        newTheme: theme ? null : { name, colour },
        questions: missing.map((question) => asDraft(question, 'core')),
      },
    ]
  })
}

function asDraft(question: BankQuestion, roleAbove: QuestionDraft['role']): QuestionDraft {
  const role = question.role ?? roleAbove
  return {
    text: question.text,
    role,
    status: 'ready',
    tags: question.tags,
    source: { kind: 'team', askedBy: '' },
    notes: '',
    skipHint: question.skipHint,
    followUps: question.followUps.map((followUp) => asDraft(followUp, role)),
  }
}

interface Tree {
  followUps: readonly Tree[]
}

function countsOf(themes: readonly { questions: readonly Tree[] }[]): StarterCounts {
  const countAll = (trees: readonly Tree[]): number =>
    trees.reduce((sum, { followUps }) => sum + 1 + countAll(followUps), 0)
  const questions = themes.reduce((sum, theme) => sum + countAll(theme.questions), 0)
  const tops = themes.reduce((sum, theme) => sum + theme.questions.length, 0)
  return { themes: themes.length, questions, followUps: questions - tops }
}
