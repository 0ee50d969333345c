import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { queryClient } from './trpc.ts'

afterEach(() => {
  onlineManager.setOnline(true)
  queryClient.clear()
})

it('reads and edits go on when the computer loses its network: the library is on this computer', async () => {
  onlineManager.setOnline(false)
  expect(await queryClient.fetchQuery({ queryKey: ['read'], queryFn: () => 'read' })).toBe('read')
  const edit = new MutationObserver(queryClient, { mutationFn: async () => 'edited' })
  expect(await edit.mutate()).toBe('edited')
})
