import { join } from 'node:path'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { notifyRemoved } from '../../src/renderer/lib/undo-toast.tsx'
import { composeIn } from '../support/library-folder.ts'
import { press, texts } from '../support/notices.ts'
import { makeTempDir } from '../support/temp.ts'
import { connectWindow, forget, hold, left } from '../support/window-hooks.ts'

const root = makeTempDir()
let services: Services
let disconnect = () => {}
beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: {}, initAsync: false })
  services = (await composeIn(root)).services
  disconnect = connectWindow(services)
  // All that the notice asks of the page is where the focus goes.
  vi.stubGlobal('HTMLElement', EventTarget)
  vi.stubGlobal('document', { getElementById: () => null })
})
afterEach(() => {
  forget()
  notifications.clean()
})
afterAll(async () => {
  disconnect()
  await services.close()
})

const titles = async () => (await services.interviews.list()).map(({ title }) => title).toSorted()
const make = async (title: string) =>
  (await services.interviews.create({ title, speakerName: '', language: 'kk', notes: '' })).id

it('takes the removal back, though the library was slow to say which step it was', async () => {
  const id = await make('Көшу')
  await services.interviews.remove(id)
  const letGo = hold('answer', 'history.state')
  notifyRemoved('Removed')
  await left('history.state')
  press()
  letGo()
  await vi.waitFor(async () => expect(await titles()).toEqual(['Көшу']), 20_000)
})

it('undoes nothing, and says so, where it could not be told which step the removal is', async () => {
  const id = await make('Ауыл')
  await services.interviews.remove(id)
  const connected = fetch
  vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
    address.includes('history.state') ? Promise.reject(new TypeError('gone')) : connected(address, init),
  )
  notifyRemoved('Removed')
  await new Promise((resolve) => setTimeout(resolve, 50))
  vi.stubGlobal('fetch', connected)
  await make('Қала')
  press()
  await vi.waitFor(() => expect(texts()).toEqual(['history.overtaken']), 20_000)
  expect(await titles()).toEqual(['Көшу', 'Қала'])
})

it('undoes nothing in another library that was opened meanwhile, whatever its steps are numbered', async () => {
  await services.app.createLibrary(join(root, 'бірінші'))
  const id = await make('Ауыл')
  await services.interviews.remove(id)
  notifyRemoved('Removed')
  await left('history.state')
  await new Promise((resolve) => setTimeout(resolve, 50))
  await services.app.createLibrary(join(root, 'екінші'))
  await make('Дала')
  await make('Жол')
  press()
  await vi.waitFor(() => expect(texts()).toEqual(['history.overtaken']), 20_000)
  expect(await titles()).toEqual(['Дала', 'Жол'])
})
