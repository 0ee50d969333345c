import { beforeAll, beforeEach, expect } from 'vitest'
import { createHandler, type Handler } from '../../src/main/http/handler.ts'
import {
  defaultImportOptions,
  type ImportOptions,
  type ImportPreview,
  importPreviewSchema,
} from '../../src/shared/api/exchange.ts'
import { questionBank } from './question-bank.ts'

/** Files of questions brought to a bank that is empty before each test of the file. To be called once in it, outside of its tests. */
export function questionImport() {
  const bank = questionBank()
  let handler: Handler
  beforeAll(() => {
    handler = createHandler({ services: bank.services, rendererDir: null })
  })
  beforeEach(bank.clear)

  const ask = (path: string, init?: RequestInit) => handler(new Request(`http://127.0.0.1${path}`, init))
  const upload = (name: string, body: BodyInit) =>
    ask(`/upload/questions?${new URLSearchParams({ name, language: 'kk' })}`, {
      ...{ method: 'PUT', body, duplex: 'half' },
    } as RequestInit)
  const preview = async (name: string, body: BodyInit): Promise<ImportPreview> => {
    const response = await upload(name, body)
    expect(response.status, await response.clone().text()).toBe(200)
    return importPreviewSchema.parse(await response.json())
  }
  return {
    bank,
    /** The answer of the backend to a request for `path`. */
    ask,
    upload,
    preview,
    compare: (id: string) => bank.services.exchange.compare(id, defaultImportOptions, 'kk'),
    commit: (id: string, options: Partial<ImportOptions> = {}) =>
      bank.services.exchange.commit(id, { ...defaultImportOptions, ...options }, 'kk'),
  }
}
