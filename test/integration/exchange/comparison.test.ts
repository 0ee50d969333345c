import { describe, expect, it } from 'vitest'
import { defaultImportOptions } from '../../../src/shared/api/exchange.ts'
import { promptMs } from '../../support/promptness.ts'
import { draft, kk } from '../../support/question-bank.ts'
import { questionImport } from '../../support/question-import.ts'

const { bank, preview, compare } = questionImport()
const compared = async (name: string, body: BodyInit) => compare((await preview(name, body)).id)

it('of hundreds of new questions each is compared with the library', async () => {
  const one = { themeId: null, newTheme: null }
  const there = [
    draft('Қазақстандағы алғашқы күніңізді айтып беріңізші.'),
    draft('Анаңыз қандай ән айтатын?'),
  ]
  await bank.questions.insertMany([{ ...one, questions: there }], 'questions_import', 'x')
  const fresh = Array.from({ length: 400 }, (_, at) => `Бұл ${at * 7919} саны туралы не ойлайсыз ${at}`)
  const rows = ['Сұрақ', ...fresh, 'Анаңыз қандай әндер айтатын еді?']
  const found = await compared('көп.csv', rows.join('\n'))
  expect(found.issues.filter(({ code }) => code === 'similar')).toEqual([
    { code: 'similar', row: 402, value: 'Анаңыз қандай ән айтатын?' },
  ])
})

it('points out questions that say nearly what one of the bank does, and takes them', async () => {
  await bank.questions.create({
    themeId: null,
    text: kk('Қазақстандағы алғашқы күніңізді айтып беріңізші.'),
  })
  const found = await compared('a.csv', 'Сұрақ\nКазакстандагы алгашкы кунинизди айтып бериниз\nӘкеңіз кім?\n')
  expect(found.added.questions).toBe(2)
  expect(found.issues).toEqual([
    { code: 'similar', row: 2, value: 'Қазақстандағы алғашқы күніңізді айтып беріңізші.' },
  ])
  expect(found.rows.map(({ codes }) => codes)).toEqual([['similar'], []])
})

describe('comparing a large import with a large bank', () => {
  /** Sentences of a few dozen words, all different and all a little alike: what takes the comparison longest. */
  const words = 'жол үй ана қала тау көше сабақ дос іс ән күн түн қыс жаз нан су'.split(' ')
  const sentence = (at: number) =>
    `${Array.from({ length: 9 }, (_, n) => `${words[(at * (n + 3) + (at >> n)) % words.length]}${(at * 31 + n) % 97}`).join(' ')} ${at}?`
  const open = async (known: number, fresh: number) => {
    const batch = { themeId: null, newTheme: null }
    const questions = Array.from({ length: known }, (_, at) => draft(sentence(at)))
    await bank.questions.insertMany([{ ...batch, questions }], 'questions_import', 'x')
    const rows = Array.from({ length: fresh }, (_, at) => `${sentence(at + 50_000)} Қалай?`)
    return (await preview('көп.csv', ['Сұрақ', ...rows].join('\n'))).id
  }
  /** How far the import `id` is said to be, each time, until `ask` is done. */
  const watch = async (id: string, ask: Promise<unknown>) => {
    const parts: number[] = []
    const stop = bank.services.events.subscribe(null, (_, event) => {
      if (event.type === 'import_progress' && event.importId === id) parts.push(event.done / event.total)
    })
    await ask.catch(() => undefined)
    stop()
    return parts
  }

  it('tells how far it is, and is stopped within a second', async () => {
    const id = await open(1000, 2500)
    const asked = compare(id)
    const progress = watch(id, asked)
    const failure = asked.catch((error: unknown) => error)
    await new Promise<void>((resolve) => {
      const off = bank.services.events.subscribe(null, (_, event) => {
        if (event.type !== 'import_progress') return
        off()
        resolve()
      })
    })
    const stopped = performance.now()
    await bank.services.exchange.stopComparing(id)
    expect(await failure).toMatchObject({ code: 'cancelled' })
    expect(performance.now() - stopped).toBeLessThan(promptMs)
    const parts = await progress
    expect(parts.length).toBeGreaterThan(0)
    expect(parts).toEqual([...parts].sort((a, b) => a - b))
    expect(parts.at(-1)).toBeLessThan(1)
    // The file is still there to be imported.
    expect((await bank.services.exchange.preview(id, defaultImportOptions, 'kk')).added.questions).toBe(2500)
  })

  it('ends when the file is read in another way or forgotten', async () => {
    const id = await open(1, 2)
    const first = compare(id).catch((error: unknown) => error)
    await bank.services.exchange.preview(id, { ...defaultImportOptions, fillThemes: true }, 'kk')
    expect(await first).toMatchObject({ code: 'cancelled' })
    const second = compare(id).catch((error: unknown) => error)
    await bank.services.exchange.close(id)
    expect(await second).toMatchObject({ code: 'cancelled' })
  })
})
