import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHandler } from '../../src/main/http/handler.ts'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { shootCatalogue } from '../../src/main/infra/shoots/catalogue.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import { EventBus } from '../../src/main/services/events/event-service.ts'
import { createHistoryService } from '../../src/main/services/history/history-service.ts'
import { createInterviewService } from '../../src/main/services/interviews/interview-service.ts'
import { JobQueue } from '../../src/main/services/jobs/job-queue.ts'
import type { Library } from '../../src/main/services/library/ports.ts'
import { LibrarySession } from '../../src/main/services/library/session.ts'
import type { Services } from '../../src/main/services/services.ts'
import { Shoots } from '../../src/main/services/shoots/shoot-service.ts'
import { makeTempDir } from '../support/temp.ts'

const store = new SqliteLibraryStore(migrationsDir)
const open: Library[] = []
afterEach(() => {
  for (const library of open.splice(0)) library.close()
})

function newApp() {
  const session = new LibrarySession()
  const folder = makeTempDir('shoots')
  mkdirSync(folder, { recursive: true })
  const library = store.create(join(folder, 'lib'), { sample: false })
  open.push(library)
  session.set(library)
  const events = new EventBus()
  const jobs = new JobQueue(session, events, () => {
    throw new Error('no job is started here')
  })
  return {
    library,
    events,
    shoots: new Shoots({ session, events, catalogue: shootCatalogue }),
    interviews: createInterviewService({ session, events, jobs }),
    history: createHistoryService(session, events),
  }
}

async function newInterview(app: ReturnType<typeof newApp>, title: string, speakerName = '') {
  return (await app.interviews.create({ title, speakerName, language: 'kk', notes: '' })).id
}

const studio = { name: 'Студия', address: 'Абай даңғылы, 10', mapUrl: 'https://example.org/map' }
const venue = { ...studio, parking: 'Аулада', hospital: '№ 7 аурухана', notes: '' }
const dana = { id: 'c1', name: 'Дана', role: 'camera', phone: '+7 701 555 44 33' } as const

describe('a day of filming', () => {
  it('begins with the ready checklists in three languages, in Almaty, with nothing decided', async () => {
    const app = newApp()
    const shoot = await app.shoots.create(await newInterview(app, 'Сұхбат'), {})
    expect(shoot).toMatchObject({ date: null, startAt: null, timeZone: 'Asia/Almaty', day: 1, dayCount: 1 })
    for (const kind of ['equipment', 'before', 'shots'] as const) {
      expect(shoot.checklist.filter((item) => item.kind === kind).length, kind).toBeGreaterThan(8)
    }
    for (const { text } of shoot.checklist) {
      expect(Object.values(text).every((words) => words.trim() !== '')).toBe(true)
    }
  })

  it('keeps what is set, goes back step by step and forward again', async () => {
    const app = newApp()
    const { id } = await app.shoots.create(await newInterview(app, 'Сұхбат'), {})
    await app.shoots.update(id, { date: '2026-11-24', callTime: '09:00', venue })
    await app.shoots.update(id, { crew: [{ ...dana, callTime: null, contact: true }] })
    expect(await app.shoots.get(id)).toMatchObject({
      ...{ startAt: '2026-11-24T04:00:00.000Z', endAt: '2026-11-24T06:00:00.000Z', venue },
      crew: [dana],
    })
    expect((await app.history.undo())?.label).toBe('shoot_update')
    expect((await app.shoots.get(id)).crew).toEqual([])
    await app.history.undo()
    expect((await app.shoots.get(id)).date).toBeNull()
    await app.history.redo()
    await app.history.redo()
    expect((await app.shoots.get(id)).crew).toMatchObject([dana])
    await app.shoots.remove(id)
    await expect(app.shoots.get(id)).rejects.toMatchObject({ code: 'not_found' })
    await app.history.undo()
    expect((await app.shoots.get(id)).venue).toEqual(venue)
  })

  it('is day X of Y by date, whatever the order in which the days were made', async () => {
    const app = newApp()
    const interview = await newInterview(app, 'Екі күн')
    const second = await app.shoots.create(interview, { date: '2026-11-25', callTime: '09:00' })
    const first = await app.shoots.create(interview, { date: '2026-11-24', callTime: '09:00' })
    const days = await app.shoots.list(interview)
    expect(days.map(({ id, day, dayCount }) => [id, day, dayCount])).toEqual([
      [first.id, 1, 2],
      [second.id, 2, 2],
    ])
  })

  it('goes with its interview and comes back with it', async () => {
    const app = newApp()
    const interview = await newInterview(app, 'Сұхбат')
    const { id } = await app.shoots.create(interview, { date: '2026-11-24' })
    await app.interviews.remove(interview)
    await expect(app.shoots.get(id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await app.shoots.month('2026-11')).shoots).toEqual([])
    await app.history.undo()
    expect((await app.shoots.month('2026-11')).shoots).toMatchObject([{ id }])
  })

  it('tells every window, and asks for an interview that is there', async () => {
    const app = newApp()
    const heard: string[] = []
    app.events.subscribe(null, (_id, event) => {
      if (event.type === 'changed') heard.push(event.entity)
    })
    await app.shoots.create(await newInterview(app, 'Сұхбат'), {})
    expect(heard).toContain('shoots')
    await expect(app.shoots.create('nobody', {})).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('two shoots in each other’s way', () => {
  it('are told on both sides, across zones and in the month', async () => {
    const app = newApp()
    const crew = [{ ...dana, callTime: null, contact: false }]
    const almaty = await app.shoots.create(await newInterview(app, 'Алматы'), {
      ...{ date: '2026-11-24', callTime: '03:00', crew },
    })
    const berlin = await app.shoots.create(await newInterview(app, 'Берлин'), {
      ...{ date: '2026-11-23', callTime: '23:30', timeZone: 'Europe/Berlin' },
      crew: [
        { ...dana, id: 'c2', name: 'Дана Б.', phone: '8 (701) 555-44-33', callTime: null, contact: false },
      ],
    })
    expect((await app.shoots.get(almaty.id)).clashes).toEqual([
      {
        kind: 'person',
        shootId: berlin.id,
        title: 'Берлин',
        date: '2026-11-23',
        what: 'Дана',
        gapMinutes: 0,
      },
    ])
    const { shoots } = await app.shoots.month('2026-11')
    expect(shoots.map(({ title, clashes }) => [title, clashes.length])).toEqual([
      ['Берлин', 1],
      ['Алматы', 1],
    ])
    await app.shoots.update(berlin.id, { date: '2026-11-22' })
    expect((await app.shoots.get(almaty.id)).clashes).toEqual([])
  })

  it('know a speaker by the name alone', async () => {
    const app = newApp()
    const at = { date: '2026-11-24', callTime: '10:00' }
    await app.shoots.create(await newInterview(app, 'Бірінші', 'Ерлан Сейіт'), at)
    const { id } = await app.shoots.create(await newInterview(app, 'Екінші', 'ерлан  сейіт'), at)
    expect((await app.shoots.get(id)).clashes).toMatchObject([{ kind: 'speaker', title: 'Бірінші' }])
  })
})

describe('a month', () => {
  it('shows the weeks it touches and who still waits for a day', async () => {
    const app = newApp()
    const waiting = await newInterview(app, 'Күні жоқ')
    await app.shoots.create(await newInterview(app, 'Қазан соңы'), { date: '2026-10-26' })
    await app.shoots.create(await newInterview(app, 'Алдыңғы апта'), { date: '2026-10-25' })
    const month = await app.shoots.month('2026-11')
    expect(month.shoots.map(({ title }) => title)).toEqual(['Қазан соңы'])
    expect(month.unscheduled.map(({ interviewId }) => interviewId)).toEqual([waiting])
  })

  it('keeps its rubric, and undo takes it away', async () => {
    const app = newApp()
    const rubric = { kk: 'Тіл', ru: 'Язык', en: 'Language' }
    await app.shoots.updateMonth('2026-11', { rubric })
    await app.shoots.updateMonth('2026-11', { rubric: { ...rubric, en: 'Tongue' } })
    expect((await app.shoots.month('2026-11')).plan).toEqual({
      ...{ month: '2026-11', themeId: null },
      rubric: { ...rubric, en: 'Tongue' },
    })
    await app.history.undo()
    expect((await app.shoots.month('2026-11')).plan.rubric).toEqual(rubric)
    await app.history.undo()
    expect((await app.shoots.month('2026-11')).plan.rubric.kk).toBe('')
    await app.history.redo()
    expect((await app.shoots.month('2026-11')).plan.rubric).toEqual(rubric)
  })
})

it('offers people, venues and kits that were used before, each once', async () => {
  const app = newApp()
  const interview = await newInterview(app, 'Сұхбат')
  const member = { ...dana, callTime: null, contact: false }
  await app.shoots.create(interview, { venue, kit: 'А жинағы', crew: [member] })
  await app.shoots.create(interview, { venue: { ...venue, name: 'СТУДИЯ' }, kit: 'а жинағы', crew: [member] })
  const known = await app.shoots.known()
  expect(known.crew).toEqual([{ name: 'Дана', role: 'camera', phone: dana.phone }])
  expect([known.venues.length, known.kits.length]).toEqual([1, 1])
})

describe('the calendar file', () => {
  it('is a download, keeps its identity, and holds neither telephones nor the crew’s names', async () => {
    const app = newApp()
    const services = { shoots: app.shoots } as unknown as Services
    const handler = createHandler({ services, rendererDir: null })
    const { id } = await app.shoots.create(await newInterview(app, 'Сұхбат: Әке; «жол»'), {
      ...{ date: '2026-11-24', callTime: '09:00', venue },
      crew: [{ ...dana, callTime: null, contact: true }],
    })
    const get = (path: string) => handler(new Request(`http://localhost${path}`))
    const response = await get(`/shoots/${id}/ics?language=kk`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Сұхбат Әке'))
    const text = (await response.text()).replaceAll('\r\n ', '')
    expect(text).toContain(`UID:${id}@iz-studio`)
    expect(text).toContain('DTSTART:20261124T040000Z')
    expect(text).toContain('Топтың жиналуы: 09:00 (Asia/Almaty\\, UTC+5)')
    expect(text).not.toMatch(/Дана|555/)

    const month = await (await get('/months/2026-11/ics?language=en')).text()
    expect(month.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(month).toContain('Crew call')
    expect((await get('/months/2026-13/ics?language=en')).status).toBe(404)
    expect((await get(`/shoots/${id}/pdf?language=en`)).status).toBe(404)
    expect((await get(`/shoots/${id}/ics`)).status).toBe(400)
  })

  it('grows its sequence with an undo and with a new title, so that calendars take it', async () => {
    const app = newApp()
    const interviewId = await newInterview(app, 'Сұхбат')
    const { id } = await app.shoots.create(interviewId, { date: '2026-11-24', callTime: '09:00' })
    const sequence = async () => {
      const { text } = await app.shoots.calendarFile(id, 'kk')
      return Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
    }
    const later = async () => vi.setSystemTime(Date.now() + 5000)
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const seen = [await sequence()]
      for (const step of [
        () => app.shoots.update(id, { callTime: '10:00' }),
        () => app.history.undo(),
        () => app.history.redo(),
        () => app.interviews.update(interviewId, { title: 'Жаңа атау' }),
        () => app.history.undo(),
      ]) {
        await later()
        await step()
        seen.push(await sequence())
      }
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
    } finally {
      vi.useRealTimers()
    }
  })

  it('of a month refuses a theme there is not', async () => {
    const app = newApp()
    await expect(app.shoots.updateMonth('2026-11', { themeId: 'жоқ' })).rejects.toMatchObject({
      ...{ code: 'not_found', params: { id: 'жоқ' } },
    })
  })

  it('waits for a date and a call time', async () => {
    const app = newApp()
    const { id } = await app.shoots.create(await newInterview(app, 'Сұхбат'), { date: '2026-11-24' })
    await expect(app.shoots.calendarFile(id, 'kk')).rejects.toMatchObject({
      ...{ code: 'invalid_input', params: { field: 'callTime' } },
    })
  })
})
