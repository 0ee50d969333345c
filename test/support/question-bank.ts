import { afterAll, beforeAll } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { NewQuestion, QuestionDraft, QuestionQuery } from '../../src/shared/api/questions.ts'
import type { LocalizedText } from '../../src/shared/localized.ts'
import { composeIn } from './library-folder.ts'
import { makeTempDir } from './temp.ts'

export const kk = (text: string): LocalizedText => ({ kk: text, ru: '', en: '' })

/** The query that finds all. */
export const everything: QuestionQuery = {
  ...{ text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [], offset: 0, limit: 100 },
}

/** A question to be added, fine but for what the test says of it. */
export const draft = (text: string, fields: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...{ text: kk(text), role: 'core', status: 'ready', tags: [], notes: '', skipHint: kk('') },
  ...{ source: { kind: 'team', askedBy: '' }, followUps: [] },
  ...fields,
})

/** The whole backend over a library of its own, for all tests of a file. To be called once in it, outside of its tests. */
export function questionBank() {
  let services: Services
  beforeAll(async () => {
    services = (await composeIn(makeTempDir())).services
  })
  afterAll(() => services.close())
  return {
    get services() {
      return services
    },
    get questions() {
      return services.questions
    },
    get themes() {
      return services.themes
    },
    get history() {
      return services.history
    },
    create: (fields: Partial<NewQuestion>) => services.questions.create({ themeId: null, ...fields }),
    /** The Kazakh texts of what a query finds; one found by letters typed for others begins with `~`. */
    find: async (query: Partial<QuestionQuery>) => {
      const page = await services.questions.search({ ...everything, ...query })
      return page.hits.map((hit) => (hit.exact ? hit.text.kk : `~${hit.text.kk}`))
    },
    /** Takes away all questions and themes. */
    clear: async () => {
      const all = await services.questions.all()
      const ids = all.questions.map((question) => question.id)
      if (ids.length > 0) await services.questions.remove(ids)
      for (const theme of all.themes) await services.themes.remove(theme.id, 'remove')
    },
  }
}
