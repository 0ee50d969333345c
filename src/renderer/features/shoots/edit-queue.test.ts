import { expect, test } from 'vitest'
import { EditQueue } from './edit-queue.ts'

interface Fields {
  list: readonly string[]
  name: string
}

/** A place that keeps what it is sent, and answers when it is told to. */
function slowStore() {
  const sent: Partial<Fields>[] = []
  const answers: { resolve(): void; reject(error: Error): void }[] = []
  const send = (fields: Partial<Fields>) => {
    sent.push(fields)
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
  }
  return { sent, answers, send }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('many quick edits travel twice, and none is lost', async () => {
  const queue = new EditQueue<Fields>()
  const { sent, answers, send } = slowStore()
  const add = (item: string) => queue.add({ list: [...(queue.overlay.list ?? []), item] }, send)
  const first = add('a')
  await settle()
  const others = ['b', 'c', 'd'].map(add)
  void queue.add({ name: 'x' }, send)
  await settle()
  expect(sent).toEqual([{ list: ['a'] }])
  answers[0]?.resolve()
  await first
  await settle()
  expect(sent[1]).toEqual({ list: ['a', 'b', 'c', 'd'], name: 'x' })
  expect(queue.isIdle).toBe(false)
  answers[1]?.resolve()
  await Promise.all(others)
  expect(queue.isIdle).toBe(true)
  expect(queue.overlay).toEqual({})
})

test('one that fails says so, and the next goes on', async () => {
  const queue = new EditQueue<Fields>()
  const { sent, answers, send } = slowStore()
  const failing = queue.add({ name: 'x' }, send)
  await settle()
  const next = queue.add({ list: ['a'] }, send)
  answers[0]?.reject(new Error('disk full'))
  await expect(failing).rejects.toThrow('disk full')
  await settle()
  answers[1]?.resolve()
  await next
  expect(sent).toEqual([{ name: 'x' }, { list: ['a'] }])
})
