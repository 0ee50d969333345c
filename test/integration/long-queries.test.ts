import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHandler } from '../../src/main/http/handler.ts'
import type { Services } from '../../src/main/services/services.ts'
import { rpc } from '../../src/renderer/lib/trpc.ts'
import { maxCompared } from '../../src/shared/api/criteria.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'
import { connectWindow } from '../support/window-hooks.ts'

let services: Services
let disconnect = () => {}
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
  disconnect = connectWindow(services)
})
afterAll(async () => {
  disconnect()
  await services.close()
})

it('speakers who may be the same are found for a profile with many names and contacts', async () => {
  const contacts = Array.from({ length: 50 }, (_, index) => ({
    kind: 'other' as const,
    value: `${'байланыс '.repeat(30)}${index}`,
  }))
  const name = { kk: 'Айгүл', ru: '', en: '' }
  const { id } = await services.speakers.create({
    name,
    contacts: contacts.slice(0, 1).map((contact) => ({ ...contact, note: '' })),
  })
  const found = await rpc.speakers.duplicates.query({
    names: Array.from({ length: 50 }, (_, index) => `${'Есім '.repeat(50)}${index}`),
    contacts,
    exceptId: null,
  })
  expect(found.map((one) => one.id)).toEqual([id])
})

it('similar questions are found for a long one', async () => {
  const kk = 'Алматыға көшкен күніңіз есіңізде ме, ол күні не болды? '.repeat(20)
  const fields = { kk, ru: 'Помните ли вы день переезда? '.repeat(30), en: '' }
  const theme = await services.themes.create({ name: { kk: 'Көшу', ru: '', en: '' }, colour: 'teal' })
  const { id } = await services.questions.create({ themeId: theme.id, text: fields })
  const similar = await rpc.questions.similar.query({ text: fields, exceptId: null })
  expect(similar.map(({ question }) => question.id)).toEqual([id])
})

it('as many speakers as may be compared are compared', async () => {
  const speakerIds = await Promise.all(
    Array.from(
      { length: maxCompared },
      async (_, index) => (await services.speakers.create({ name: { kk: `${index}`, ru: '', en: '' } })).id,
    ),
  )
  const comparison = await rpc.criteria.compare.query({ themeId: null, setId: null, speakerIds })
  expect(comparison?.speakers).toHaveLength(maxCompared)
})

it('no change is made by an address alone', async () => {
  const handler = createHandler({ services, rendererDir: null })
  const input = encodeURIComponent(JSON.stringify({ name: { kk: 'Бөтен', ru: '', en: '' } }))
  const answer = await handler(new Request(`http://window.test/rpc/speakers.create?input=${input}`))
  expect(answer.status).toBe(405)
})
