import { describe, expect, it } from 'vitest'
import { maxImportBytes } from '../../../src/shared/api/exchange.ts'
import { questionImport } from '../../support/question-import.ts'

const { upload, preview, commit } = questionImport()

describe('a paste of 50 MB', () => {
  it('is refused with its size, whether or not it says it beforehand', async () => {
    const chunk = new Uint8Array(1_000_000).fill(0x61)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent > 50) controller.close()
        else controller.enqueue(chunk)
      },
    })
    const response = await upload('Қойылған мәтін', body as never)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      code: 'import_too_large',
      params: { file: 'Қойылған мәтін', limit: 20 },
    })
    expect(sent).toBeLessThan(30)
  })

  it('of less than the limit is read within seconds, up to the limit of rows', async () => {
    const row = 'Отбасы\tҮйіңізде кімдер бар еді, айтып беріңізші?\tескертпе\n'
    const bytes = Buffer.from(row.repeat(Math.floor((maxImportBytes - 1000) / Buffer.byteLength(row))))
    const started = performance.now()
    const found = await preview('a.tsv', bytes)
    expect(found.rowCount).toBe(20_000)
    expect(found.issueCounts).toContainEqual({ code: 'rows_over_limit', count: 1 })
    expect(found.added.questions).toBe(1)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})

it('keeps the last few files only', async () => {
  const first = await preview('a.csv', 'Сұрақ\nКім?')
  for (let index = 0; index < 4; index += 1) await preview('b.csv', 'Сұрақ\nКім?')
  await expect(commit(first.id)).rejects.toMatchObject({ code: 'not_found' })
})
