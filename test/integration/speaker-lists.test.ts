import { createTRPCClient, httpLink } from '@trpc/client'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHandler, type Handler } from '../../src/main/http/handler.ts'
import type { AppRouter } from '../../src/main/http/rpc/router.ts'
import { workbooks } from '../../src/main/infra/exchange/workbooks.ts'
import type { Services } from '../../src/main/services/services.ts'
import { type SpeakerListOrder, speakerListFormats } from '../../src/shared/api/speakers.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const secrets = [
  '+7 701 555 44 33',
  'кешке қоңырау',
  '=туыстары сол жақта',
  'Әсем',
  'анасы',
  '+7 702 000 11 22',
]
const origin = 'http://127.0.0.1'
const ids: Record<'aigul' | 'bolat' | 'omir', string> = { aigul: '', bolat: '', omir: '' }
let services: Services
let handler: Handler
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
  handler = createHandler({ services, rendererDir: null })
  const { create } = services.speakers
  ids.bolat = (await create({ name: { kk: 'Болат', ru: '', en: '' } })).id
  ids.omir = (await create({ name: { kk: 'Өмір', ru: '', en: '' }, introducedById: ids.bolat })).id
  ids.aigul = (
    await create({
      ...{
        name: { kk: '=HYPERLINK("http://x","Айгүл")', ru: 'Айгуль', en: 'Aigul' },
        birthDate: '2009-05-09',
      },
      ...{ country: 'CN', region: 'Іле; "Құлжа", ҚХР', arrivalYear: 2014, languages: ['kk', 'zh'] },
      ...{
        scripts: ['Arab'],
        introducedBy: '@әкесі',
        introducedById: ids.bolat,
        notes: '-күлегеш\nекінші жол',
      },
      contacts: [{ kind: 'phone', value: '+7 701 555 44 33', note: 'кешке қоңырау' }],
      ...{
        risks: '=туыстары сол жақта',
        guardian: { name: 'Әсем', relation: 'анасы', contact: '+7 702 000 11 22' },
      },
    })
  ).id
  const interview = await services.interviews.create({
    ...{ title: 'Сұхбат', speakerName: '', language: 'kk', notes: '', speakerId: ids.aigul },
  })
  await services.interviews.update(interview.id, { status: 'agreed' })
})
afterAll(() => services.close())

const client = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: `${origin}/rpc`,
      fetch: (url, init) => handler(new Request(String(url), init as RequestInit)),
    }),
  ],
})

async function download(order: Partial<SpeakerListOrder>) {
  const { id } = await client.speakers.prepareList.mutate({
    ...{ ids: null, format: 'csv', language: 'kk', sensitive: false },
    ...order,
  })
  const response = await handler(new Request(`${origin}/speaker-lists/${id}`))
  expect(response.status).toBe(200)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { id, response, bytes }
}

/** Every text of a file, as whoever opens it reads it. */
async function read(format: SpeakerListOrder['format'], bytes: Uint8Array): Promise<string[][]> {
  if (format === 'xlsx') return (await workbooks.read('a.xlsx', bytes))[0]?.rows ?? []
  const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  if (format === 'json') return [[whole]]
  expect(whole.startsWith('\ufeff')).toBe(true)
  return Papa.parse<string[]>(whole.slice(1), { skipEmptyLines: true }).data
}

describe.each(speakerListFormats)('the list of speakers as %s', (format) => {
  it('is a download with a name in UTF-8, and is kept in no cache', async () => {
    const { id, response, bytes } = await download({ format })
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toMatch(
      new RegExp(`^attachment; .*filename\\*=UTF-8''Кейіпкерлер \\d{4}-\\d\\d-\\d\\d\\.${format}$`),
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(Number(response.headers.get('content-length'))).toBe(bytes.length)
    const head = await handler(new Request(`${origin}/speaker-lists/${id}`, { method: 'HEAD' }))
    expect(head.headers.get('content-length')).toBe(String(bytes.length))
    expect(await head.text()).toBe('')
  })

  it('leaves out what is sensitive unless it is asked for', async () => {
    const plain = JSON.stringify(await read(format, (await download({ format })).bytes))
    for (const secret of secrets) expect(plain).not.toContain(secret)
    for (const kept of ['Айгүл', 'Болат', 'Өмір', 'Құлжа', '2014', 'күлегеш']) expect(plain).toContain(kept)

    const { bytes, response } = await download({ format, sensitive: true })
    const whole = JSON.stringify(await read(format, bytes))
    for (const secret of secrets) expect(whole).toContain(secret)
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      'құпия деректерімен',
    )
  })

  it('can be some of them, in the order given; who is gone is left out', async () => {
    const { bytes } = await download({ format, ids: [ids.omir, 'nobody', ids.aigul] })
    const text = JSON.stringify(await read(format, bytes))
    expect(text.indexOf('Өмір')).toBeGreaterThan(0)
    expect(text.indexOf('Айгүл')).toBeGreaterThan(text.indexOf('Өмір'))
    expect(text.match(/Болат/g)).toHaveLength(2)
  })
})

describe('a table of speakers', () => {
  it.each(['csv', 'xlsx'] as const)(
    'as %s has no cell that is a formula, and words in its language',
    async (format) => {
      const { bytes } = await download({ format, language: 'ru', sensitive: true, ids: [ids.aigul] })
      const [headings, row] = await read(format, bytes)
      expect(Object.fromEntries((headings ?? []).map((heading, column) => [heading, row?.[column]]))).toEqual(
        {
          'Имя (по-казахски)': '\'=HYPERLINK("http://x","Айгүл")',
          'Имя (по-русски)': 'Айгуль',
          'Имя (по-английски)': 'Aigul',
          'Дата рождения': '2009-05-09',
          'Страна происхождения': 'Китай',
          'Регион (в стране происхождения)': 'Іле; "Құлжа", ҚХР',
          'Год переезда': '2014',
          Языки: 'казахский, китайский',
          'Каким письмом читает по-казахски': 'Арабское письмо (төте жазу)',
          'Этапы интервью': 'Договорились',
          'Кто познакомил': 'Болат, @әкесі',
          Заметки: "'-күлегеш\nекінші жол",
          Контакты: 'Телефон: +7 701 555 44 33 (кешке қоңырау)',
          Риски: "'=туыстары сол жақта",
          'Законный представитель': 'Әсем, анасы, +7 702 000 11 22',
        },
      )
    },
  )
})

describe('a list as JSON', () => {
  it('has codes, and says whether sensitive fields are in it', async () => {
    const list = async (sensitive: boolean) =>
      JSON.parse(new TextDecoder().decode((await download({ format: 'json', sensitive })).bytes))
    const plain = await list(false)
    expect(plain).toMatchObject({ format: 'iz-speakers', version: 1, sensitive: false })
    const aigul = plain.speakers.find((speaker: { name: { en: string } }) => speaker.name.en === 'Aigul')
    expect(aigul).toEqual({
      ...{
        name: { kk: '=HYPERLINK("http://x","Айгүл")', ru: 'Айгуль', en: 'Aigul' },
        birthDate: '2009-05-09',
      },
      ...{ country: 'CN', region: 'Іле; "Құлжа", ҚХР', arrivalYear: 2014, languages: ['kk', 'zh'] },
      ...{ scripts: ['Arab'], interviewStatuses: ['agreed'], notes: '-күлегеш\nекінші жол' },
      introducedBy: { speaker: { kk: 'Болат', ru: '', en: '' }, text: '@әкесі' },
    })
    expect((await list(true)).speakers[0]).toHaveProperty('guardian')
  })
})

it('what nobody ordered is not found, and an order that is none is refused', async () => {
  expect((await handler(new Request(`${origin}/speaker-lists/x`))).status).toBe(404)
  expect((await handler(new Request(`${origin}/speaker-lists/x`, { method: 'PUT' }))).status).toBe(405)
  await expect(
    client.speakers.prepareList.mutate({
      ids: null,
      format: 'pdf' as never,
      language: 'kk',
      sensitive: false,
    }),
  ).rejects.toMatchObject({ data: { wire: { code: 'invalid_input', params: { field: 'format' } } } })
})
