import { MutationObserver } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { queryClient } from '../../lib/trpc.ts'
import { oneByOne } from './use-question-actions.ts'

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
