import { MutationObserver, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import { queryClient } from '../../lib/trpc.ts'
import { tagOptions, useTags } from './use-tags.ts'

function Tags({ tags }: { tags: string[] }) {
  return useTags({ id: 'question', tags }).tags.join()
}
const shown = (tags: string[]) =>
  renderToStaticMarkup(
    createElement(QueryClientProvider, { client: queryClient }, createElement(Tags, { tags })),
  )
const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => queryClient.clear())

it('shows the tags chosen last until the library has them', async () => {
  const sent: (readonly string[])[] = []
  const answers: (() => void)[] = []
  const observer = new MutationObserver(
    queryClient,
    tagOptions('question', (tags) => {
      sent.push(tags)
      return new Promise<void>((resolve) => answers.push(resolve))
    }),
  )
  expect(shown(['a'])).toBe('a')
  void observer.mutate(['a', 'b'])
  expect(shown(['a'])).toBe('a,b')
  void observer.mutate(['a', 'b', 'c'])
  expect(shown(['a'])).toBe('a,b,c')
  await settle()
  expect(sent).toEqual([['a', 'b']])
  answers[0]?.()
  await settle()
  expect(shown(['a', 'b'])).toBe('a,b,c')
  answers[1]?.()
  await settle()
  expect(sent.at(-1)).toEqual(['a', 'b', 'c'])
  expect(shown(['a', 'b', 'c', 'of another window'])).toBe('a,b,c,of another window')
})
