import { MutationObserver, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { oneByOne, useQuestionActions } from './use-question-actions.ts'

let actions: ReturnType<typeof useQuestionActions> | undefined
function Actions() {
  actions = useQuestionActions()
  return null
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => queryClient.clear())

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
