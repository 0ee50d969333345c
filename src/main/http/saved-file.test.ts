import { expect, it } from 'vitest'
import { savedFile } from './saved-file.ts'

const file = { fileName: 'Сұрақтар.csv', contentType: 'text/csv; charset=utf-8' }
const answer = (method: string, content: string | Uint8Array) =>
  savedFile(new Request('http://127.0.0.1/', { method }), { ...file, content })

it('has its name, its length in bytes and its type, and stays in no cache', async () => {
  const response = answer('GET', 'Неге?')
  expect(await response.text()).toBe('Неге?')
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    'content-disposition': expect.stringContaining(`filename*=UTF-8''${encodeURIComponent(file.fileName)}`),
    'content-length': '9',
    'content-type': file.contentType,
  })
})

it('is told by HEAD without its bytes', async () => {
  const response = answer('HEAD', new Uint8Array(3))
  expect([await response.text(), response.headers.get('content-length')]).toEqual(['', '3'])
})
