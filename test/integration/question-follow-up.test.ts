import i18next from 'i18next'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { useQuestionActions } from '../../src/renderer/features/questions/use-question-actions.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'
import { connectWindow, forget, given, quiet } from '../support/window-hooks.ts'

let services: Services
let disconnect = () => {}
beforeAll(async () => {
  await i18next.init({ lng: 'kk', resources: {}, initAsync: false })
  services = (await composeIn(makeTempDir())).services
  disconnect = connectWindow(services)
})
afterEach(forget)
afterAll(async () => {
  disconnect()
  await services.close()
})

it('a question that stood on its own becomes a follow-up with its own follow-ups, and is taken back in one step', async () => {
  const kk = (text: string) => ({ kk: text, ru: '', en: '' })
  const theme = await services.themes.create({ name: kk('Көш'), colour: 'teal' })
  const parent = await services.questions.create({ themeId: theme.id, text: kk('Қашан көштіңіз?') })
  const first = await services.questions.create({ themeId: null, parentId: parent.id, text: kk('Кіммен?') })
  const alone = await services.questions.create({ themeId: null, text: kk('Неге?') })
  const below = await services.questions.create({ themeId: null, parentId: alone.id, text: kk('Кім шешті?') })

  given(useQuestionActions).makeFollowUp(alone, parent)
  await quiet()
  const tree = await services.questions.tree(alone.id)
  expect(tree.id).toBe(parent.id)
  expect(tree.followUps.map(({ id }) => id)).toEqual([first.id, alone.id])
  expect(tree.followUps[1]).toMatchObject({
    themeId: theme.id,
    followUps: [{ id: below.id, themeId: theme.id }],
  })

  await services.history.undo()
  expect(await services.questions.tree(alone.id)).toMatchObject({
    ...{ id: alone.id, themeId: null, followUps: [{ id: below.id, themeId: null }] },
  })
})
