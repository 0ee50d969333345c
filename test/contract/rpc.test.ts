import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppRouter } from '../../src/main/http/rpc/router.ts'
import { makeContractApp, secretPath } from './support/app.ts'
import { type Mount, mountKinds } from './support/mounts.ts'

describe.each(mountKinds)('a call by %s', (_name, open) => {
  const app = makeContractApp()
  let mount: Mount
  let lastBody = ''
  beforeAll(async () => {
    mount = await open(app.handler)
  })
  afterAll(() => mount.close())

  const client = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: '/rpc',
        async fetch(url, init) {
          const response = await mount.fetch(String(url), init as RequestInit)
          lastBody = await response.clone().text()
          return response
        },
      }),
    ],
  })

  async function failureOf(call: Promise<unknown>) {
    const error: unknown = await call.then(
      () => null,
      (reason: unknown) => reason,
    )
    if (!(error instanceof TRPCClientError)) throw new Error('the call did not fail as it should')
    return error as TRPCClientError<AppRouter>
  }

  it('answers', async () => {
    expect((await client.interviews.get.query({ id: 'i1' })).title).toBe('Сұхбат')
    const created = await client.interviews.create.mutate({
      title: 'Жаңа',
      speakerName: '',
      language: null,
      notes: '',
    })
    expect(created.title).toBe('Жаңа')
  })

  it('gives the code and parameters of an error of the services', async () => {
    const error = await failureOf(client.interviews.get.query({ id: 'nobody' }))
    expect(error.data?.wire).toEqual({ code: 'not_found', params: { what: 'nobody' } })
    expect(error.data?.httpStatus).toBe(404)
    expect(error.message).toBe('not_found')
  })

  it('keeps the detail of an error for the log', async () => {
    app.logged.length = 0
    const error = await failureOf(client.interviews.get.query({ id: 'detail' }))
    expect(error.data?.wire).toEqual({ code: 'ffmpeg_failed', params: { file: 'жазба.mp4' } })
    expect(lastBody).not.toContain('moov')
    expect(lastBody).not.toContain(secretPath)
    expect(app.logged).toMatchObject([
      { where: 'rpc interviews.get', error: { detail: expect.stringContaining('moov') } },
    ])
  })

  it('says invalid_input, and where, of what the schema refuses', async () => {
    const error = await failureOf(
      client.interviews.create.mutate({ title: '', speakerName: '', language: null, notes: '' }),
    )
    expect(error.data?.wire).toEqual({ code: 'invalid_input', params: { field: 'title' } })
    expect(error.data?.httpStatus).toBe(400)
    const unknown = await failureOf(
      (client as never as { nothing: { query(): Promise<unknown> } }).nothing.query(),
    )
    expect(unknown.data?.wire).toEqual({ code: 'invalid_input', params: {} })
  })

  it('lets only edits of a transcript through that are edits', async () => {
    const edit = (change: object) =>
      failureOf(client.transcripts.edit.mutate({ id: 't', revision: 1, edit: change as never })).then(
        (error) => error.data?.wire,
      )
    const refused = (field: string) => ({ code: 'invalid_input', params: { field } })
    expect(await edit({ kind: 'burn', from: 0, to: 1 })).toEqual(refused('edit.kind'))
    expect(await edit({ kind: 'text', from: -1, to: 1, text: '' })).toEqual(refused('edit.from'))
    expect(await edit({ kind: 'language', from: 0, to: 1, language: 'de' })).toEqual(refused('edit.language'))
    // This one reaches the service, which these tests do not have.
    app.logged.length = 0
    expect(await edit({ kind: 'checked', from: 0, to: 1, checked: true })).toEqual({
      code: 'internal',
      params: {},
    })
    expect(app.logged).toMatchObject([
      { where: 'rpc transcripts.edit', error: { message: 'transcripts.edit is beyond these tests' } },
    ])
    const range = { startMs: 0, endMs: 900, modelId: null }
    const again = await failureOf(
      client.transcripts.retranscribe.mutate({ ...range, transcriptId: 't', language: 'xx' as never }),
    )
    expect(again.data?.wire).toEqual(refused('language'))
  })

  it('says internal, and no more, of what nobody foresaw; the log has it all', async () => {
    app.logged.length = 0
    const error = await failureOf(client.interviews.get.query({ id: 'broken' }))
    expect(error.data?.wire).toEqual({ code: 'internal', params: {} })
    expect(error.message).toBe('internal')
    expect(lastBody).not.toContain(secretPath)
    expect(lastBody).not.toContain('.ts')
    expect(lastBody).not.toContain('stack')
    expect(app.logged).toMatchObject([
      { where: 'rpc interviews.get', error: { message: `cannot read ${secretPath}` } },
    ])
  })

  it('answers each call of a batch for itself', async () => {
    const [good, bad] = await Promise.allSettled([
      client.interviews.get.query({ id: 'i1' }),
      client.interviews.get.query({ id: 'nobody' }),
    ])
    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses what is not a call', async () => {
    const response = await mount.fetch('/rpc/interviews.create', {
      method: 'POST',
      body: '{"title":',
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('invalid_input')
    const put = await mount.fetch('/rpc/interviews.create', { method: 'PUT', body: '{}' })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST'])
  })
})
