import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHandler, type Handler } from '../../src/main/http/handler.ts'
import type { Services } from '../../src/main/services/services.ts'
import {
  defaultImportOptions,
  exchangeFormats,
  type ImportOptions,
  type ImportPreview,
  importPreviewSchema,
  maxImportBytes,
} from '../../src/shared/api/exchange.ts'
import type { QuestionBank, QuestionDraft, QuestionNode } from '../../src/shared/api/questions.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

let services: Services
let handler: Handler
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
  handler = createHandler({ services, rendererDir: null })
})
afterAll(() => services.close())
beforeEach(async () => {
  const { themes, questions } = await services.questions.all()
  if (questions.length > 0) await services.questions.remove(questions.map(({ id }) => id))
  for (const { id } of themes) await services.themes.remove(id, 'remove')
})

const fixture = (name: string) => readFileSync(new URL(`../fixtures/exchange/${name}`, import.meta.url))
const address = (path: string) => `http://127.0.0.1${path}`

async function upload(name: string, body: BodyInit): Promise<Response> {
  const query = new URLSearchParams({ name, language: 'kk' })
  return handler(
    new Request(address(`/upload/questions?${query}`), {
      method: 'PUT',
      body,
      duplex: 'half',
    } as RequestInit),
  )
}
async function preview(name: string, body: BodyInit): Promise<ImportPreview> {
  const response = await upload(name, body)
  expect(response.status, await response.clone().text()).toBe(200)
  return importPreviewSchema.parse(await response.json())
}
const compare = (id: string) => services.exchange.compare(id, defaultImportOptions, 'kk')
const compared = async (name: string, body: BodyInit) => compare((await preview(name, body)).id)
const commit = (id: string, options: Partial<ImportOptions> = {}) =>
  services.exchange.commit(id, { ...defaultImportOptions, ...options }, 'kk')
const outline = ({ themes, questions }: QuestionBank) => {
  const bare = (node: QuestionNode): unknown => {
    const { text, role, status, tags, source, notes, skipHint, followUps } = node
    return { text, role, status, tags, source, notes, skipHint, followUps: followUps.map(bare) }
  }
  const under = (id: string | null) => questions.filter(({ themeId }) => themeId === id).map(bare)
  return [...themes.map(({ id, name, colour }) => [name, colour, under(id)]), under(null)]
}
const kk = (text: string) => ({ kk: text, ru: '', en: '' })
const draft = (text: string, fields: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...{ text: kk(text), role: 'core', status: 'ready', tags: [], notes: '', skipHint: kk('') },
  ...{ source: { kind: 'team', askedBy: '' }, followUps: [] },
  ...fields,
})
const fill = () =>
  services.questions.insertMany(
    [
      {
        themeId: null,
        newTheme: { name: { kk: 'Отбасы', ru: 'Семья', en: 'Family' }, colour: 'teal' },
        questions: [
          draft('=1+1 «Әже»; "ана", әке', {
            text: { kk: '=1+1 «Әже»; "ана", әке', ru: '- кто\nбыл?', en: '' },
            ...{
              role: 'sensitive',
              tags: ['тіл', 'a, b'],
              notes: ' + екі\n\nжол ',
              skipHint: kk('@асықпай'),
            },
            source: { kind: 'audience', askedBy: 'Айгерім' },
            followUps: [draft('Неге?', { followUps: [draft('Қашан?')] }), draft('Қайда?')],
          }),
        ],
      },
      { themeId: null, newTheme: { name: kk('Бос'), colour: 'red' }, questions: [] },
      { themeId: null, newTheme: null, questions: [draft('Кім?', { role: 'closing', status: 'retired' })] },
    ],
    'questions_import',
    'a',
  )

describe('the question bank as a file', () => {
  it.each(exchangeFormats)('comes back whole from %s, and is taken back in one step', async (format) => {
    await fill()
    const before = outline(await services.questions.all())
    const response = await handler(new Request(address(`/question-bank/${format}?language=kk`)))
    expect(response.status).toBe(200)
    const bytes = await response.arrayBuffer()
    expect(Number(response.headers.get('content-length'))).toBe(bytes.byteLength)
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toMatch(
      new RegExp(`filename\\*=UTF-8''Сұрақтар \\d{4}-\\d\\d-\\d\\d\\.${format}$`),
    )

    const again = await preview(`сұрақтар.${format}`, bytes)
    expect(again.added).toEqual({ themes: 0, questions: 0 })
    expect(again.issueCounts).toEqual([
      { code: 'duplicate', count: 2 },
      { code: 'above_skipped', count: 3 },
    ])

    const { themes, questions } = await services.questions.all()
    await services.questions.remove(questions.map(({ id }) => id))
    for (const { id } of themes) await services.themes.remove(id, 'remove')
    const { id, added, issues } = await preview(`сұрақтар.${format}`, bytes)
    expect(added).toEqual({ themes: 2, questions: 5 })
    expect(issues).toEqual([])
    expect(outline(await services.questions.all())).toEqual([[]])
    expect((await commit(id)).added).toEqual(added)
    expect(outline(await services.questions.all())).toEqual(before)
    expect(await services.history.undo()).toMatchObject({
      label: 'questions_import',
      subject: `сұрақтар.${format}`,
    })
    expect(outline(await services.questions.all())).toEqual([[]])
    await expect(commit(id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each(exchangeFormats)('comes back whole from %s where questions share words', async (format) => {
    const both = { text: { kk: 'Неге?', ru: 'Зачем?', en: '' } }
    const questions = [draft('Неге?', { followUps: [draft('Неге?'), draft('', both)] }), draft('', both)]
    const theme = (name: string) => ({ name: kk(name), colour: 'teal' as const })
    await services.questions.insertMany(
      [
        { themeId: null, newTheme: theme('Отбасы'), questions },
        { themeId: null, newTheme: theme('Жол'), questions },
        { themeId: null, newTheme: null, questions },
      ],
      'questions_import',
      'a',
    )
    const before = await services.questions.all()
    const response = await handler(new Request(address(`/question-bank/${format}?language=kk`)))
    const bytes = await response.arrayBuffer()
    await services.questions.remove(before.questions.map(({ id }) => id))
    for (const { id } of before.themes) await services.themes.remove(id, 'remove')
    const { id, issues } = await preview(`сұрақтар.${format}`, bytes)
    expect(issues).toEqual([])
    await commit(id)
    expect(outline(await services.questions.all())).toEqual(outline(before))
  })

  it('can be one theme alone; what is not there is not found', async () => {
    await fill()
    const [theme] = await services.themes.list()
    const response = await handler(new Request(address(`/question-bank/md?language=ru&theme=${theme?.id}`)))
    const text = await response.text()
    expect(text).toContain('Отбасы (kk) · Семья (ru) · Family (en)')
    expect(text).not.toContain('Кім?')
    for (const path of ['/question-bank/pdf?language=kk', '/question-bank/csv?language=kk&theme=x']) {
      expect((await handler(new Request(address(path)))).status).toBe(404)
    }
    expect((await handler(new Request(address('/question-bank/csv?language=de')))).status).toBe(400)
  })
})

describe('a file of somebody else', () => {
  it('that is a workbook with merged cells: their value is in each row, and said', async () => {
    const found = await preview('merged.xlsx', fixture('merged.xlsx'))
    expect(found).toMatchObject({
      ...{ kind: 'workbook', headerRow: 2, rowCount: 4, added: { themes: 2, questions: 4 } },
      columns: [{ field: 'theme_kk' }, { field: 'text_kk' }, { field: 'role' }, { field: 'date' }],
      issueCounts: [
        { code: 'merged_filled', count: 2 },
        { code: 'above_header', count: 1 },
      ],
    })
    await commit(found.id)
    const { questions } = await services.questions.all()
    expect(questions.map(({ notes }) => notes)).toEqual([
      'Дата: 2026-12-31',
      'Дата: 2026-03-04',
      'Дата: 2025-12-31',
      '',
    ])
  })

  it('is read as the person says: columns, headings, themes, dates', async () => {
    const csv =
      'Тема;Слова;Когда задавали\nСемья;Кто был дома?;03/04/2026\n;А бабушка где была?;05/04/2026\n;;\nx\n'
    const first = await preview('a.csv', csv)
    expect(first.columns.map(({ field }) => field)).toEqual(['theme_ru', 'text_ru', 'date'])
    const options: ImportOptions = {
      ...defaultImportOptions,
      ...{
        mapping: ['theme_ru', 'text_kk', 'date'],
        fillThemes: true,
        dateOrder: 'month_first',
        headerRow: 1,
      },
    }
    const second = await services.exchange.preview(first.id, options, 'ru')
    expect(second.rows.map(({ theme, text, language }) => [theme, text, language])).toEqual([
      ['Семья', 'Кто был дома?', 'kk'],
      ['Семья', 'А бабушка где была?', 'kk'],
    ])
    expect(second.issues).toEqual([{ code: 'row_short', row: 5, value: 'x' }])
    await services.exchange.commit(first.id, options, 'ru')
    const { questions } = await services.questions.all()
    expect(questions.map(({ text, notes }) => [text.kk, notes])).toEqual([
      ['Кто был дома?', 'Когда задавали: 2026-03-04'],
      ['А бабушка где была?', 'Когда задавали: 2026-05-04'],
    ])
  })

  it('that was saved by an old program: UTF-16, windows-1251 with Kazakh letters', async () => {
    const utf16 = Buffer.from('\ufeffСұрақ\tРөлі\r\nҚайдан келдіңіз?\tБойжазу\r\n', 'utf16le')
    expect(await preview('a.txt', utf16)).toMatchObject({
      encoding: 'utf-16le',
      rows: [{ text: 'Қайдан келдіңіз?', role: 'warm_up' }],
    })
    const old = Buffer.from('d1a1f0e09d3bd0f6ebb30d0a8de0e9e4e0ed3f3b', 'hex')
    expect(await preview('a.csv', old)).toMatchObject({ encoding: 'kz-1048', rows: [{ text: 'Қайдан?' }] })
  })

  it.each([
    ['locked.xlsx', () => fixture('locked.xlsx'), 'spreadsheet_locked'],
    [
      'старый.xls',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'spreadsheet_old',
    ],
    ['архив.xlsx', () => Buffer.from('PK\u0003\u0004 бұл кесте емес'), 'spreadsheet_unreadable'],
    [
      'сурет.csv',
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49]),
      'questions_unrecognised',
    ],
    ['a.json', () => '{"a": 1', 'questions_unrecognised'],
    ['a.csv', () => '', 'file_empty'],
    ['a.csv', () => ' \r\n ', 'file_empty'],
  ])('that cannot be read is refused by name: %s', async (name, body, code) => {
    const response = await upload(name, body())
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({ code, params: { file: name } })
  })
})

it('of hundreds of new questions each is compared with the library', async () => {
  const one = { themeId: null, newTheme: null }
  const there = [
    draft('Қазақстандағы алғашқы күніңізді айтып беріңізші.'),
    draft('Анаңыз қандай ән айтатын?'),
  ]
  await services.questions.insertMany([{ ...one, questions: there }], 'questions_import', 'x')
  const fresh = Array.from({ length: 400 }, (_, at) => `Бұл ${at * 7919} саны туралы не ойлайсыз ${at}`)
  const rows = ['Сұрақ', ...fresh, 'Анаңыз қандай әндер айтатын еді?']
  const found = await compared('көп.csv', rows.join('\n'))
  expect(found.issues.filter(({ code }) => code === 'similar')).toEqual([
    { code: 'similar', row: 402, value: 'Анаңыз қандай ән айтатын?' },
  ])
})

it('points out questions that say nearly what one of the bank does, and takes them', async () => {
  await services.questions.create({
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
    await services.questions.insertMany([{ ...batch, questions }], 'questions_import', 'x')
    const rows = Array.from({ length: fresh }, (_, at) => `${sentence(at + 50_000)} Қалай?`)
    return (await preview('көп.csv', ['Сұрақ', ...rows].join('\n'))).id
  }
  /** How far the import `id` is said to be, each time, until `ask` is done. */
  const watch = async (id: string, ask: Promise<unknown>) => {
    const parts: number[] = []
    const stop = services.events.subscribe(null, (_, event) => {
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
      const off = services.events.subscribe(null, (_, event) => {
        if (event.type !== 'import_progress') return
        off()
        resolve()
      })
    })
    const stopped = performance.now()
    await services.exchange.stopComparing(id)
    expect(await failure).toMatchObject({ code: 'cancelled' })
    expect(performance.now() - stopped).toBeLessThan(1000)
    const parts = await progress
    expect(parts.length).toBeGreaterThan(0)
    expect(parts).toEqual([...parts].sort((a, b) => a - b))
    expect(parts.at(-1)).toBeLessThan(1)
    // The file is still there to be imported.
    expect((await services.exchange.preview(id, defaultImportOptions, 'kk')).added.questions).toBe(2500)
  })

  it('ends when the file is read in another way or forgotten', async () => {
    const id = await open(1, 2)
    const first = compare(id).catch((error: unknown) => error)
    await services.exchange.preview(id, { ...defaultImportOptions, fillThemes: true }, 'kk')
    expect(await first).toMatchObject({ code: 'cancelled' })
    const second = compare(id).catch((error: unknown) => error)
    await services.exchange.close(id)
    expect(await second).toMatchObject({ code: 'cancelled' })
  })
})

describe('a paste of 50 MB', () => {
  it('is refused with its size, whether or not it says it beforehand', async () => {
    const chunk = new Uint8Array(1_000_000).fill(0x61)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent > 50) controller.close()
        else controller.enqueue(chunk)
      },
    })
    const response = await upload('Қойылған мәтін', body as never)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      code: 'import_too_large',
      params: { file: 'Қойылған мәтін', limit: 20 },
    })
    expect(sent).toBeLessThan(30)
  })

  it('of less than the limit is read within seconds, up to the limit of rows', async () => {
    const row = 'Отбасы\tҮйіңізде кімдер бар еді, айтып беріңізші?\tескертпе\n'
    const bytes = Buffer.from(row.repeat(Math.floor((maxImportBytes - 1000) / Buffer.byteLength(row))))
    const started = performance.now()
    const found = await preview('a.tsv', bytes)
    expect(found.rowCount).toBe(20_000)
    expect(found.issueCounts).toContainEqual({ code: 'rows_over_limit', count: 1 })
    expect(found.added.questions).toBe(1)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})

it('keeps the last few files only', async () => {
  const first = await preview('a.csv', 'Сұрақ\nКім?')
  for (let index = 0; index < 4; index += 1) await preview('b.csv', 'Сұрақ\nКім?')
  await expect(commit(first.id)).rejects.toMatchObject({ code: 'not_found' })
})
