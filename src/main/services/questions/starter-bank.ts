import type { QuestionBatch, QuestionCounts, QuestionDraft, StarterBankState } from '#shared/api/questions.ts'
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
        available: {
          themes: file.themes.length,
          questions: file.themes.reduce((sum, theme) => sum + countAll(theme.questions), 0),
        },
        present: {
          themes: library.themes.list().filter((theme) => theme.starter).length,
          questions: library.questions.starter().length,
        },
      }
    },

    async addStarter(): Promise<QuestionCounts> {
      const file = await bank.load()
      const library = session.writing()
      const counts = library.transaction(() => {
        const { changes, counts } = insertBatches(library, missingBatches(library, file), { starter: true })
        library.history.record('starter_add', String(counts.questions), changes)
        return counts
      })
      changed()
      return counts
    },

    async removeStarter(): Promise<QuestionCounts> {
      const library = session.writing()
      const now = new Date().toISOString()
      const counts = library.transaction(() => {
        const going = wholeBranches(
          growTrees(library.questions.all()),
          ({ starter, timesUsed, timesPlanned }) => starter && timesUsed === 0 && timesPlanned === 0,
        )
        const changes = library.questions.remove(going, now)
        const used = library.themes.inUse()
        const emptied = library.themes
          .list()
          .filter(({ id, starter }) => starter && !used.has(id) && library.questions.inTheme(id).length === 0)
        for (const theme of emptied) changes.push(...library.themes.remove(theme.id, now))
        library.history.record('starter_remove', String(going.length), changes)
        return { themes: emptied.length, questions: going.length }
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

function countAll(questions: readonly BankQuestion[]): number {
  return questions.reduce((sum, question) => sum + 1 + countAll(question.followUps), 0)
}
