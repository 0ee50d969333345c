import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { discardUnwritten, rememberNew } from '../../src/renderer/features/questions/new-questions.ts'
import { useQuestionActions } from '../../src/renderer/features/questions/use-question-actions.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'
import { connectWindow, forget, given, hold, quiet } from '../support/window-hooks.ts'

let services: Services
let disconnect = () => {}
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
  disconnect = connectWindow(services)
})
afterEach(forget)
afterAll(async () => {
  disconnect()
  await services.close()
})

const ids = async () => (await services.questions.all()).questions.map(({ id }) => id)

it('a question that is closed without a word goes; one that is open, or whose words are on their way, stays', async () => {
  const { create, update } = given(useQuestionActions)
  create.mutate({ themeId: null })
  await quiet()
  const [empty = ''] = await ids()
  await discardUnwritten(empty)
  expect(await ids()).toEqual([empty])
  await discardUnwritten(null)
  expect(await ids()).toEqual([])

  const written = await services.questions.create({ themeId: null })
  rememberNew(written.id)
  const letGo = hold('request', 'questions.update')
  update.mutate({ id: written.id, patch: { text: { kk: 'Кімсіз?', ru: '', en: '' } } })
  const closed = discardUnwritten(null)
  letGo()
  await closed
  expect(await ids()).toEqual([written.id])
  expect((await services.questions.tree(written.id)).text.kk).toBe('Кімсіз?')
})

it('a question that is opened again at once stays', async () => {
  const again = await services.questions.create({ themeId: null })
  rememberNew(again.id)
  const closed = discardUnwritten(null)
  void discardUnwritten(again.id)
  await closed
  expect(await ids()).toContain(again.id)
  await discardUnwritten(null)
  expect(await ids()).not.toContain(again.id)
})
