import { describe, expect, it } from 'vitest'
import { exchangeFormats } from '../../../src/shared/api/exchange.ts'
import type { QuestionBank, QuestionNode } from '../../../src/shared/api/questions.ts'
import { draft, kk } from '../../support/question-bank.ts'
import { questionImport } from '../../support/question-import.ts'

const { bank, ask, preview, commit } = questionImport()

/** A bank without its ids, as far as a file keeps it. */
const outline = ({ themes, questions }: QuestionBank) => {
  const bare = (node: QuestionNode): unknown => {
    const { text, role, status, tags, source, notes, skipHint, followUps } = node
    return { text, role, status, tags, source, notes, skipHint, followUps: followUps.map(bare) }
  }
  const under = (id: string | null) => questions.filter(({ themeId }) => themeId === id).map(bare)
  return [...themes.map(({ id, name, colour }) => [name, colour, under(id)]), under(null)]
}
/** Adds questions with what breaks files, under two themes and none. */
const fill = () =>
  bank.questions.insertMany(
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
    const before = outline(await bank.questions.all())
    const response = await ask(`/question-bank/${format}?language=kk`)
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

    const { themes, questions } = await bank.questions.all()
    await bank.questions.remove(questions.map(({ id }) => id))
    for (const { id } of themes) await bank.themes.remove(id, 'remove')
    const { id, added, issues } = await preview(`сұрақтар.${format}`, bytes)
    expect(added).toEqual({ themes: 2, questions: 5 })
    expect(issues).toEqual([])
    expect(outline(await bank.questions.all())).toEqual([[]])
    expect((await commit(id)).added).toEqual(added)
    expect(outline(await bank.questions.all())).toEqual(before)
    expect(await bank.history.undo()).toMatchObject({
      label: 'questions_import',
      subject: `сұрақтар.${format}`,
    })
    expect(outline(await bank.questions.all())).toEqual([[]])
    await expect(commit(id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each(exchangeFormats)('comes back whole from %s where questions share words', async (format) => {
    const both = { text: { kk: 'Неге?', ru: 'Зачем?', en: '' } }
    const questions = [draft('Неге?', { followUps: [draft('Неге?'), draft('', both)] }), draft('', both)]
    const theme = (name: string) => ({ name: kk(name), colour: 'teal' as const })
    await bank.questions.insertMany(
      [
        { themeId: null, newTheme: theme('Отбасы'), questions },
        { themeId: null, newTheme: theme('Жол'), questions },
        { themeId: null, newTheme: null, questions },
      ],
      'questions_import',
      'a',
    )
    const before = await bank.questions.all()
    const response = await ask(`/question-bank/${format}?language=kk`)
    const bytes = await response.arrayBuffer()
    await bank.questions.remove(before.questions.map(({ id }) => id))
    for (const { id } of before.themes) await bank.themes.remove(id, 'remove')
    const { id, issues } = await preview(`сұрақтар.${format}`, bytes)
    expect(issues).toEqual([])
    await commit(id)
    expect(outline(await bank.questions.all())).toEqual(outline(before))
  })

  it('can be one theme alone; what is not there is not found', async () => {
    await fill()
    const [theme] = await bank.themes.list()
    const response = await ask(`/question-bank/md?language=ru&theme=${theme?.id}`)
    const text = await response.text()
    expect(text).toContain('Отбасы (kk) · Семья (ru) · Family (en)')
    expect(text).not.toContain('Кім?')
    for (const path of ['/question-bank/pdf?language=kk', '/question-bank/csv?language=kk&theme=x']) {
      expect((await ask(path)).status).toBe(404)
    }
    expect((await ask('/question-bank/csv?language=de')).status).toBe(400)
  })
})
