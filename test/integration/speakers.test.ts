import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { NewSpeaker, Speaker } from '../../src/shared/api/speakers.ts'
import { composeIn } from '../support/library-folder.ts'
import { picture, upload } from '../support/speakers.ts'
import { makeTempDir } from '../support/temp.ts'

const never = new AbortController().signal
const root = makeTempDir()
let services: Services
beforeAll(async () => {
  services = (await composeIn(root)).services
})
afterAll(() => services.close())

const named = (kk: string, more: Partial<NewSpeaker> = {}): NewSpeaker => ({
  name: { kk, ru: '', en: '' },
  ...more,
})
const interviewWith = (speaker: Speaker, title = 'Сұхбат') =>
  services.interviews.create({
    ...{ title, speakerName: '', language: 'ru', notes: '', speakerId: speaker.id },
  })

describe('a speaker', () => {
  it('is kept with everything that was said, in one form of each letter', async () => {
    const friend = await services.speakers.create(named('Дос'))
    const { id } = await services.speakers.create(named('Айгерім'.normalize('NFD')))
    const patch = {
      ...{ name: { kk: 'Айгерім', ru: 'Айгерим', en: 'Aigerim' }, otherNames: ['ايگەرىم'] },
      contacts: [{ kind: 'phone' as const, value: '8 701 123 45 67', note: 'кешке' }],
      ...{ introducedBy: 'әкесі', introducedById: friend.id, languages: ['kk' as const, 'zh' as const] },
      ...{ scripts: ['Arab' as const], country: 'CN' as const, region: 'Іле', livesIn: 'Алматы' },
      ...{ arrivalYear: 2014, birthDate: '2001-05-09', cameraComfort: 'nervous' as const },
      ...{ availability: 'сенбі', earlierInterviews: 'жоқ', risks: 'туыстары', notes: 'ескерту' },
      guardian: { name: 'Сәуле', relation: 'анасы', contact: '+7 702' },
    }
    await services.speakers.update(id, patch)
    expect(await services.speakers.get(id)).toMatchObject(patch)
    const line = (await services.speakers.list()).find((speaker) => speaker.id === id)
    expect(line).toMatchObject({ name: patch.name, country: 'CN', interviewCount: 0, statuses: [] })
    expect(line).not.toHaveProperty('risks')
    expect(line).not.toHaveProperty('guardian')
  })

  it('comes back after a removal, and each edit can be undone', async () => {
    const { id } = await services.speakers.create(named('Бір'))
    await services.speakers.update(id, { notes: 'жаңа' })
    await services.speakers.remove(id)
    await expect(services.speakers.get(id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await services.history.undo())?.label).toBe('speaker_remove')
    expect((await services.speakers.get(id)).notes).toBe('жаңа')
    expect((await services.history.undo())?.label).toBe('speaker_update')
    expect((await services.speakers.get(id)).notes).toBe('')
    await services.history.undo()
    await expect(services.speakers.get(id)).rejects.toMatchObject({ code: 'not_found' })
    await services.history.redo()
    expect((await services.speakers.get(id)).name.kk).toBe('Бір')
  })

  it('cannot be introduced in a circle', async () => {
    const first = await services.speakers.create(named('А'))
    const second = await services.speakers.create(named('Б', { introducedById: first.id }))
    const error = { code: 'invalid_input', params: { field: 'introducedById' } }
    await expect(services.speakers.update(first.id, { introducedById: second.id })).rejects.toMatchObject(
      error,
    )
    await expect(services.speakers.update(first.id, { introducedById: first.id })).rejects.toMatchObject(
      error,
    )
  })

  it('is found by notes, earlier interviews and who introduced them, but not by what is secret', async () => {
    const friend = await services.speakers.create(named('Бағлан Оспан'))
    const { id } = await services.speakers.create(
      named('Гүлнар', {
        ...{ notes: 'Домбыра тартады,\nкешке қоңырау шалу', earlierInterviews: 'Азаттық, 2021' },
        ...{ introducedBy: 'Зейнеп апай', introducedById: friend.id, risks: 'шекара', livesIn: 'Тараз' },
        guardian: { name: 'Құрмет', relation: '', contact: '' },
      }),
    )
    const search = services.speakers.search
    for (const text of ['домбыра', 'dombyra', 'Azattyq 2021', 'зейнеп', 'гүлнар қоңырау taraz', 'ДОМБЫРА '])
      expect(await search(text), text).toEqual([id])
    expect((await search('баглан')).toSorted()).toEqual([friend.id, id].toSorted())
    for (const text of ['шекара', 'құрмет', 'домбыра зейнепп жоқ', '', ' '])
      expect(await search(text)).toEqual([])
    // Neither an edit nor its undo leaves anything behind.
    await services.speakers.update(id, { notes: 'қобыз' })
    expect([await search('домбыра'), await search('қобыз')]).toEqual([[], [id]])
    await services.history.undo()
    expect([await search('домбыра'), await search('қобыз')]).toEqual([[id], []])
    await services.speakers.update(friend.id, { name: { kk: 'Серікбол', ru: '', en: '' } })
    expect([await search('баглан'), (await search('serikbol')).length]).toEqual([[], 2])
    await services.speakers.remove(id)
    expect(await search('домбыра')).toEqual([])
  })

  it('is sorted as Kazakh sorts', async () => {
    for (const name of ['Өмір', 'Әсел', 'Айша', 'Ұлан', 'Болат']) await services.speakers.create(named(name))
    const names = (await services.speakers.list()).map(({ name }) => name.kk)
    const own = names.filter((name) => ['Өмір', 'Әсел', 'Айша', 'Ұлан', 'Болат'].includes(name))
    expect(own).toEqual(['Айша', 'Әсел', 'Болат', 'Өмір', 'Ұлан'])
  })

  it('is found in another script and by a contact, not by itself', async () => {
    const { id } = await services.speakers.create(
      named('Гүлжазира Әуелхан', { contacts: [{ kind: 'whatsapp', value: '+7 747 555 44 33', note: '' }] }),
    )
    const ask = (names: string[], value = '', exceptId: string | null = null) =>
      services.speakers.duplicates({ names, contacts: [{ kind: 'phone', value }], exceptId })
    expect(await ask(['Gulzhazira Auelkhan'])).toMatchObject([{ id, reason: 'name' }])
    expect(await ask(['گۇلجازيرا اۋەلحان'])).toMatchObject([{ id, reason: 'name' }])
    expect(await ask([], '8 (747) 555-44-33')).toMatchObject([{ id, reason: 'contact' }])
    expect(await ask(['Гүлжазира Әуелхан'], '', id)).toEqual([])
  })
})

describe('files of a speaker', () => {
  it('are copied into the library, and a new photo takes the place of the old one', async () => {
    const { id } = await services.speakers.create(named('Сурет'))
    const first = await services.speakers.addFile(id, 'photo', upload('а.png', picture), never)
    const second = await services.speakers.addFile(id, 'photo', upload('а.png', picture), never)
    const letter = await services.speakers.addFile(
      id,
      'document',
      upload('хат.html', Buffer.from('<script>')),
      never,
    )
    expect(second).toMatchObject({ name: 'а.png', contentType: 'image/png', missing: false })
    expect((await services.speakers.get(id)).photoId).toBe(second.id)
    expect((await services.speakers.files(id)).map((file) => file.id).sort()).toEqual(
      [second.id, letter.id].sort(),
    )
    const served = await services.speakers.servedFile(second.id)
    expect(readFileSync(served.path)).toEqual(picture)
    expect(served.path.startsWith(join(root, 'lib', 'attachments'))).toBe(true)
    expect(await services.speakers.servedFile(letter.id)).toMatchObject({ inline: false })
    await services.history.undo()
    await services.history.undo()
    expect((await services.speakers.get(id)).photoId).toBe(first.id)
    await services.speakers.removePhoto(id)
    expect((await services.speakers.get(id)).photoId).toBeNull()
  })

  it('a photo that is no picture is refused and leaves nothing', async () => {
    const { id } = await services.speakers.create(named('Сурет'))
    const before = readdirSync(join(root, 'lib', 'attachments'))
    const wrong = upload('сурет.jpg', Buffer.from('бұл сурет емес'))
    await expect(services.speakers.addFile(id, 'photo', wrong, never)).rejects.toMatchObject({
      ...{ code: 'picture_unrecognised', params: { file: 'сурет.jpg' } },
    })
    expect(readdirSync(join(root, 'lib', 'attachments'))).toEqual(before)
    expect(await services.speakers.files(id)).toEqual([])
  })
})

describe('the interviews of a speaker', () => {
  it('bear the name, in their own language, and keep it in step', async () => {
    const speaker = await services.speakers.create({ name: { kk: 'Әлия', ru: 'Алия', en: '' } })
    const { id } = await interviewWith(speaker)
    expect(await services.interviews.get(id)).toMatchObject({ speakerName: 'Алия', status: 'idea' })
    await services.speakers.update(speaker.id, { name: { kk: 'Әлия', ru: 'Алия Омарова', en: '' } })
    expect((await services.interviews.get(id)).speakerName).toBe('Алия Омарова')
    await services.history.undo()
    expect((await services.interviews.get(id)).speakerName).toBe('Алия')
    await services.interviews.update(id, { language: 'kk', speakerName: 'басқа' })
    expect((await services.interviews.get(id)).speakerName).toBe('Әлия')
    await services.interviews.update(id, { speakerId: null, speakerName: 'басқа' })
    expect((await services.interviews.get(id)).speakerName).toBe('басқа')
  })

  it('are counted with their stages and the next thing to do', async () => {
    const speaker = await services.speakers.create(named('Көп сұхбат'))
    const first = await interviewWith(speaker)
    const second = await interviewWith(speaker)
    await services.interviews.update(first.id, {
      status: 'filmed',
      nextStepOn: '2026-03-02',
      nextStep: 'қоңырау',
    })
    await services.interviews.update(second.id, {
      status: 'declined',
      nextStepOn: '2026-03-01',
      lastContactOn: '2026-02-01',
    })
    const line = (await services.speakers.list()).find(({ id }) => id === speaker.id)
    expect(line).toMatchObject({
      ...{ interviewCount: 2, statuses: ['filmed', 'declined'] },
      ...{ nextStepOn: '2026-03-02', lastContactOn: '2026-02-01' },
    })
  })

  it('move through the pipeline, and back by undo', async () => {
    const { id } = await interviewWith(await services.speakers.create(named('Жол')))
    await services.interviews.update(id, { status: 'contacted', lastContactOn: '2026-03-01' })
    expect((await services.history.undo())?.label).toBe('interview_move')
    expect(await services.interviews.get(id)).toMatchObject({ status: 'idea', lastContactOn: null })
  })

  it('refuse a speaker or a theme there is not, but keep one that was removed', async () => {
    const speaker = await services.speakers.create(named('Кетті'))
    const { id } = await interviewWith(speaker)
    await expect(services.interviews.update(id, { themeId: 'жоқ' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await services.speakers.remove(speaker.id)
    await services.interviews.update(id, { speakerId: speaker.id, title: 'Аты қалды' })
    expect(await services.interviews.get(id)).toMatchObject({ title: 'Аты қалды', speakerName: 'Кетті' })
  })
})

it('a filter is kept under a name in the library until it is removed', async () => {
  const view = await services.speakers.saveView({
    screen: 'speakers',
    name: 'Қытайдан',
    filter: 'country=CN',
  })
  expect(await services.speakers.savedViews('speakers')).toEqual([view])
  expect(await services.speakers.savedViews('pipeline')).toEqual([])
  await services.speakers.removeView(view.id)
  expect(await services.speakers.savedViews('speakers')).toEqual([])
  await services.history.undo()
  expect(await services.speakers.savedViews('speakers')).toEqual([view])
})

it('a thousand speakers with five hundred interviews are listed, searched, and compared with a duplicate, at once', async () => {
  const many = (await composeIn(makeTempDir())).services
  for (let at = 0; at < 1000; at += 1) {
    const speaker = await many.speakers.create(
      named(`Кейіпкер${at} Тегі${at % 97}`, {
        contacts: [{ kind: 'phone', value: `+7701${1_000_000 + at}`, note: '' }],
        notes: `Ауылдан көшіп келді, ${at}-нөмірлі үйде тұрады. `.repeat(5),
      }),
    )
    if (at % 2 === 0) {
      await many.interviews.create({
        ...{ title: `Сұхбат ${at}`, speakerName: '', language: 'kk', notes: '', speakerId: speaker.id },
      })
    }
  }
  /** The quickest of a few times, ms: a pause of a shared machine is not taken for the app's own. */
  const quickest = async (work: (time: number) => Promise<void>) => {
    const times: number[] = []
    for (let time = 0; time < 4; time += 1) {
      const start = performance.now()
      await work(time)
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  const list = await quickest(async () => expect(await many.speakers.list()).toHaveLength(1000))
  const query = { names: ['Keipker500 Tegi15'], contacts: [], exceptId: null }
  const duplicates = await quickest(async () =>
    expect(await many.speakers.duplicates(query)).toMatchObject([
      { reason: 'name', match: 'Кейіпкер500 Тегі15' },
      {},
      {},
      {},
      {},
    ]),
  )
  const search = await quickest(async (time) =>
    expect(await many.speakers.search(`auyldan ${135 + time}-nomirli`)).toHaveLength(1),
  )
  if (process.env.IZ_TIMES) console.info({ list, duplicates, search })
  // The bound is 200 ms to open; a shared machine in a bad moment gets some more.
  expect(list).toBeLessThan(400)
  expect(duplicates).toBeLessThan(600)
  expect(search).toBeLessThan(100)
  await many.close()
}, 60_000)
