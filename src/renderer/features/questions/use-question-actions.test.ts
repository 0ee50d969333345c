import { notifications, notificationsStore } from '@mantine/notifications'
import { MutationObserver, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import type { Question } from '#shared/api/questions.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { oneByOne, useQuestionActions } from './use-question-actions.ts'

let actions: ReturnType<typeof useQuestionActions> | undefined
function Actions() {
  actions = useQuestionActions()
  return null
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => {
  queryClient.clear()
  vi.unstubAllGlobals()
})

it('leaves out a move while another is on its way', async () => {
  const sent: number[] = []
  const answers: (() => void)[] = []
  const move = (mutationKey: string[]) => {
    const observer = new MutationObserver(queryClient, {
      mutationKey,
      mutationFn: (place: number) => {
        sent.push(place)
        return new Promise<void>((resolve) => answers.push(resolve))
      },
    })
    return oneByOne(mutationKey, (place: number) => void observer.mutate(place))
  }
  const [question, otherQuestion, theme] = [
    move(['questions', 'move']),
    move(['questions', 'move']),
    move(['theme']),
  ]
  question(1)
  question(2)
  otherQuestion(3)
  theme(4)
  await settle()
  expect(sent).toEqual([1, 4])
  answers[0]?.()
  await settle()
  otherQuestion(5)
  await settle()
  expect(sent).toEqual([1, 4, 5])
})

it('does not leave out the choice of a theme while a move is on its way', () => {
  const mutationKey = trpc.questions.move.mutationKey()
  const options = { mutationKey, scope: { id: 'question place' }, mutationFn: () => new Promise(() => {}) }
  void new MutationObserver<unknown, Error, object>(queryClient, options).mutate({ id: 'first' })
  renderToStaticMarkup(createElement(QueryClientProvider, { client: queryClient }, createElement(Actions)))
  const to = { themeId: 'theme', parentId: null, beforeId: null }
  actions?.move({ id: 'moved', to })
  actions?.putInTheme('second', 'theme')
  const under = queryClient.getMutationCache().findAll({ mutationKey })
  expect(under.map(({ state }) => state.variables)).toEqual([{ id: 'first' }, { id: 'second', to }])
  // one after the other: it waits for the answer to the first
  expect(under[1]?.state.isPaused).toBe(true)
})

it('tells of a change, with its undo, also when the component that asked for it has gone', async () => {
  await i18next.init({ lng: 'en' })
  notifications.clean()
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json([{ result: { data: { questions: 262, followUps: 69 } } }])),
  )
  // Rendered once and never mounted: nothing listens to its mutations any more.
  renderToStaticMarkup(createElement(QueryClientProvider, { client: queryClient }, createElement(Actions)))
  const text = { kk: '', ru: '', en: 'Why?' }
  const [question, parent] = ['question', 'parent'].map((id) => ({ id, themeId: null, text }) as Question)
  const told = () => notificationsStore.getState().notifications.length
  actions?.makeFollowUp(question!, parent!)
  await expect.poll(told).toBe(1)
  actions?.remove(question!)
  await expect.poll(told).toBe(2)
  actions?.removeMany(['question', 'parent'])
  await expect.poll(told).toBe(3)
  actions?.addStarter()
  await expect.poll(told).toBe(4)
  actions?.removeStarter()
  await expect.poll(told).toBe(5)
})
