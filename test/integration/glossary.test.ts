import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { GlossaryFields } from '../../src/shared/api/glossary.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const noText = { kk: '', ru: '', en: '' }
const almaty: GlossaryFields = {
  kind: 'place',
  text: { kk: 'Алматы', ru: 'Алматы', en: 'Almaty' },
  notes: '',
}

describe('the glossary', () => {
  let services: Services
  let interviewId = ''
  beforeAll(async () => {
    services = (await composeIn(makeTempDir())).services
    const fields = { title: 'Алматыға көшу', speakerName: '', language: 'kk', notes: '' } as const
    interviewId = (await services.interviews.create(fields)).id
  })
  afterAll(() => services.close())
  const names = async () => (await services.glossary.list()).map(({ text }) => text.kk || text.ru || text.en)
  const empty = async () => {
    const ids = (await services.glossary.list()).map(({ id }) => id)
    await services.glossary.remove(ids)
  }

  it('keeps a name in three languages, and each change can be undone and redone', async () => {
    const { id } = await services.glossary.create(null, almaty)
    await services.glossary.update(id, { text: { ...almaty.text, ru: 'Алма-Ата' } })
    expect((await services.glossary.list())[0]).toEqual({
      ...{ id, interviewId: null, kind: 'place', notes: '' },
      text: { kk: 'Алматы', ru: 'Алма-Ата', en: 'Almaty' },
    })
    expect((await services.history.undo())?.label).toBe('glossary_update')
    expect((await services.glossary.list())[0]?.text.ru).toBe('Алматы')
    expect((await services.history.undo())?.label).toBe('glossary_create')
    expect(await names()).toEqual([])
    await services.history.redo()
    await services.history.redo()
    expect((await services.glossary.list())[0]?.text.ru).toBe('Алма-Ата')
    await services.glossary.remove([id])
    expect(await names()).toEqual([])
    await services.history.undo()
    expect(await names()).toEqual(['Алматы'])
    await empty()
  })

  it('changes one language and leaves the others as they are by then', async () => {
    const { id } = await services.glossary.create(null, { ...almaty, text: noText })
    await Promise.all([
      services.glossary.update(id, { text: { kk: 'Шыңжаң' } }),
      services.glossary.update(id, { text: { ru: 'Синьцзян' } }),
    ])
    expect((await services.glossary.list())[0]?.text).toEqual({ kk: 'Шыңжаң', ru: 'Синьцзян', en: '' })
    await services.glossary.remove([id])
  })

  it('stores letters composed, so that equal names are equal', async () => {
    const { id } = await services.glossary.create(null, {
      ...almaty,
      text: { ...noText, kk: 'Құлжай'.normalize('NFD') },
    })
    expect((await services.glossary.list())[0]?.text.kk).toBe('Құлжай'.normalize('NFC'))
    await services.glossary.remove([id])
  })

  it('gives an interview its own names, those of the library, and what the profile of its speaker tells', async () => {
    const speaker = await services.speakers.create({ name: { ...noText, kk: 'Айгерім', ru: 'Айгерим' } })
    await services.speakers.update(speaker.id, {
      country: 'MN',
      region: 'Баян-Өлгий, сол жақта',
      livesIn: 'Қаскелең, Алматы облысы',
    })
    const other = await services.interviews.create({
      ...{ title: 'Басқа', speakerName: '', language: 'kk', notes: '' },
    })
    await services.interviews.update(interviewId, { speakerId: speaker.id })
    await services.glossary.create(null, almaty)
    await services.glossary.create(interviewId, { ...almaty, text: { ...noText, kk: 'Самажай' } })
    await services.glossary.create(other.id, { ...almaty, text: { ...noText, kk: 'Қаракөл' } })
    const known = await services.glossary.forInterview(interviewId)
    expect(known.map(({ text }) => text.kk)).toEqual([
      // The guest first: what Whisper has no room for is at the end.
      ...['Айгерім', 'Моңғолия', 'Баян-Өлгий', 'Қаскелең', 'Алматы облысы', 'Самажай', 'Алматы'],
    ])
    expect(known.find(({ text }) => text.kk === 'Моңғолия')?.text).toEqual({
      ...{ kk: 'Моңғолия', ru: 'Монголия', en: 'Mongolia' },
    })
    await expect(services.glossary.forInterview('жоқ')).rejects.toMatchObject({ code: 'not_found' })

    await services.interviews.remove(other.id)
    expect(await names()).toEqual(['Алматы', 'Самажай'])
    await services.history.undo()
    expect(await names()).toEqual(['Алматы', 'Самажай', 'Қаракөл'])
    await empty()
  })

  it('takes a pasted list once, in one step of undo, and tells what it could not read', async () => {
    const text = [
      'kk;ru;en',
      'Шыңжаң; Синьцзян ; Xinjiang',
      'Үрімжі;Урумчи',
      'ШЫҢЖАҢ;синьцзян;xinjiang',
      '"Нұр; Отан";;;organisation;партия',
      ';;',
      '12345',
      '',
      'Almaty University',
    ].join('\r\n')
    const paste = { interviewId, kind: 'place', text } as const
    expect(await services.glossary.paste(paste)).toEqual({ added: 4, known: 1, unread: 1 })
    expect(await names()).toEqual(['Шыңжаң', 'Үрімжі', 'Нұр; Отан', 'Almaty University'])
    const entries = await services.glossary.list()
    expect(entries[2]).toMatchObject({ kind: 'organisation', notes: 'партия', interviewId })
    expect(entries[3]?.text).toEqual({ kk: '', ru: '', en: 'Almaty University' })
    expect(await services.glossary.paste(paste)).toEqual({ added: 0, known: 5, unread: 1 })
    expect(await services.history.undo()).toMatchObject({ label: 'glossary_paste', subject: '4' })
    expect(await names()).toEqual([])
  })

  it('comes back from the file it was saved as', async () => {
    const rows = 'Бауыржан Момышұлы\tБауыржан Момышулы\tBauyrzhan Momyshuly\tperson\tжазушы; "батыр"'
    await services.glossary.paste({ interviewId: null, kind: 'other', text: `${rows}\nСемей\t\tSemey` })
    const before = (await services.glossary.list()).map(({ id: _, ...entry }) => entry)
    const { text, fileName } = await services.glossary.exportCsv()
    expect(fileName).toMatch(/^glossary-\d{4}-\d\d-\d\d\.csv$/)
    await empty()
    expect(await services.glossary.paste({ interviewId: null, kind: 'place', text })).toMatchObject({
      added: before.length,
    })
    expect((await services.glossary.list()).map(({ id: _, ...entry }) => entry)).toEqual(before)
    await empty()
  })

  it('forgets a speaker who is erased, in every interview and in what could be undone', async () => {
    const name = { ...noText, kk: 'Гүлжазира Оспан', ru: 'Гульжазира Оспан' }
    const { id } = await services.speakers.create({ name })
    await services.glossary.create(null, { kind: 'person', text: name, notes: '' })
    const removed = await services.glossary.create(null, {
      kind: 'person',
      text: { ...noText, ru: name.ru },
      notes: '',
    })
    await services.glossary.remove([removed.id])
    await services.glossary.create(null, almaty)
    const { items } = await services.speakers.previewErasure(id, 'erase')
    expect(items).toContainEqual(
      expect.objectContaining({ subject: 'glossary', outcome: 'removed', count: 2 }),
    )
    await services.speakers.erase(id, 'erase', { removeBackups: true })
    expect(await names()).toEqual(['Алматы'])
    await services.history.undo()
    await services.history.undo()
    expect((await names()).join()).not.toContain('Гүлжазира')
    await empty()
  })

  it('refuses what is not there', async () => {
    await expect(services.glossary.create('жоқ', almaty)).rejects.toMatchObject({ code: 'not_found' })
    await expect(services.glossary.update('жоқ', { notes: 'а' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(services.glossary.remove(['жоқ'])).rejects.toMatchObject({ code: 'not_found' })
  })
})
