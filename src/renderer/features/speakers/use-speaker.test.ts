import { afterEach, expect, it } from 'vitest'
import type { Speaker } from '#shared/api/speakers.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { saveShown } from './use-speaker.ts'

const queryKey = trpc.speakers.get.queryKey({ id: 'speaker' })
const contact = { kind: 'phone' as const, value: '+7 701', note: '' }
const shown = () => queryClient.getQueryData(queryKey)

afterEach(() => queryClient.clear())

it('takes back what was not kept before it says so, and leaves what was changed meanwhile', async () => {
  queryClient.setQueryData(queryKey, { contacts: [], livesIn: 'Алматы' } as Partial<Speaker> as Speaker)
  const failing = saveShown('speaker', { contacts: [contact], livesIn: 'Астана' }, async () => {
    throw new Error('disk full')
  })
  expect(shown()?.contacts).toEqual([contact])
  queryClient.setQueryData(queryKey, (speaker) => speaker && { ...speaker, livesIn: 'Өскемен' })
  await expect(failing).rejects.toThrow('disk full')
  expect(shown()).toEqual({ contacts: [], livesIn: 'Өскемен' })
})
