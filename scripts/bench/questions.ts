import { performance } from 'node:perf_hooks'
import { loadQuestionBank } from '../../src/main/infra/questions/starter-bank.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { QuestionBatch, QuestionDraft, QuestionQuery } from '../../src/shared/api/questions.ts'
import type { BankQuestion } from '../../src/shared/question-bank.ts'

const everything: QuestionQuery = {
  ...{ text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [], offset: 0, limit: 100 },
}

/** What is asked of the bank: rare words, common ones, one letter, look-alikes, another keyboard, filters, a late page. */
const queries: Record<string, Partial<QuestionQuery>> = {
  'the list as it opens': {},
  'a late page': { offset: 8000 },
  'one theme': { themeId: 'first' },
  'missing Russian': { missing: ['ru'] },
  'a rare word': { text: 'дастарқан' },
  'a word in most questions': { text: 'сіз' },
  'one letter': { text: 'а' },
  'two beginnings': { text: 'алғ күн' },
  'look-alike letters': { text: 'казакстан' },
  'Latin letters': { text: 'qazaqstan' },
  'another keyboard': { text: 'rfpfrcnfy' },
  'words, role and status': { text: 'алғаш', roles: ['core'], statuses: ['ready'] },
  nothing: { text: 'жоқсөзмүлдем' },
}

/**
 * Fills the open library up to `count` questions (follow-ups included) made from the starter bank, each with words of its own,
 * and measures searches of a page of 100: for each kind of query the median, the 95th percentile and the worst of 21 rounds, in ms.
 */
export async function benchQuestions(
  services: Pick<Services, 'questions' | 'themes'>,
  count = 10_000,
): Promise<{ name: string; found: number; medianMs: number; p95Ms: number; worstMs: number }[]> {
  await services.questions.insertMany(await makeBatches(count), 'questions_import', 'bench')
  const firstTheme = (await services.themes.list())[0]?.id ?? null
  const results = []
  for (const [name, query] of Object.entries(queries)) {
    const asked = { ...everything, ...query }
    if (asked.themeId === 'first') asked.themeId = firstTheme
    const times: number[] = []
    let found = 0
    for (let round = 0; round < 21; round += 1) {
      const start = performance.now()
      found = (await services.questions.search(asked)).total
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    results.push({ name, found, medianMs: times[10] ?? 0, p95Ms: times[19] ?? 0, worstMs: times[20] ?? 0 })
  }
  return results
}

async function makeBatches(count: number): Promise<QuestionBatch[]> {
  const { themes } = await loadQuestionBank()
  const batches: QuestionBatch[] = themes.map(({ name }) => ({
    themeId: null,
    newTheme: { name, colour: 'teal' },
    questions: [],
  }))
  let made = 0
  for (let copy = 0; made < count; copy += 1) {
    for (const [index, { questions }] of themes.entries()) {
      for (const question of questions) {
        const draft = asDraft(question, copy)
        if (made < count) batches[index]?.questions.push(draft)
        made += 1 + draft.followUps.length
      }
    }
  }
  return batches
}

function asDraft(question: BankQuestion, copy: number): QuestionDraft {
  const own = ` (${copy} ауыл${copy * 7919})`
  return {
    text: {
      kk: question.text.kk + own,
      ru: copy % 5 === 0 ? '' : question.text.ru + own,
      en: question.text.en + own,
    },
    role: question.role ?? 'core',
    status: copy % 3 === 0 ? 'draft' : 'ready',
    tags: question.tags,
    source: { kind: 'team', askedBy: '' },
    notes: '',
    skipHint: question.skipHint,
    followUps: question.followUps.map((followUp) => asDraft(followUp, copy)),
  }
}
