import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeContractApp } from './support/app.ts'
import { type Mount, mountKinds } from './support/mounts.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(mountKinds)('sending by %s', (_name, open) => {
  const app = makeContractApp()
  let mount: Mount
  beforeAll(async () => {
    mount = await open(app.handler)
  })
  afterAll(() => mount.close())
  const put = (path: string, body?: BodyInit, init: RequestInit = {}) =>
    mount.fetch(path, { method: 'PUT', ...(body === undefined ? {} : { body }), ...init })
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

  it('streams a recording into the library, under its name in any script', async () => {
    const bytes = randomBytes(9_000_000)
    let at = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.subarray(at, at + 700_000))
        at += 700_000
      },
    })
    const response = await put(`/upload/take?${query({ interview: 'i1', name: 'Сұхбат «Әке».mp4' })}`, body)
    expect(response.status).toBe(200)
    const { take, job } = (await response.json()) as { take: { name: string }; job: { id: string } }
    expect([take.name, job.id]).toEqual(['Сұхбат «Әке».mp4', 'j1'])
    expect(sha256(readFileSync(app.received.at(-1)?.path ?? ''))).toBe(sha256(bytes))
  })

  it('knows the size when the client says it', async () => {
    const headers = { 'content-length': '3' }
    await put(`/upload/take?${query({ interview: 'i1', name: 'a.mp4' })}`, 'abc', { headers })
    expect(app.received.at(-1)).toMatchObject({ name: 'a.mp4', bytes: 3 })
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Айгерім\\клип.mp4', 'клип.mp4'],
    ['и\u0306й.mp4', 'йй.mp4'],
  ])('takes %s for %s', async (name, expected) => {
    await put(`/upload/take?${query({ interview: 'i1', name })}`, 'abc')
    expect(app.received.at(-1)?.name).toBe(expected)
  })

  it.each([
    ['/upload/take?interview=i1', 'name'],
    ['/upload/take?name=a.mp4', 'interview'],
    ['/upload/take?interview=i1&name=..', 'name'],
    ['/upload/model?group=mine&name=a.onnx', 'group'],
    ['/tracks?take=t1&language=de&name=a.srt', 'language'],
  ])('refuses %s for its %s', async (path, field) => {
    const response = await put(path, 'abc')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ code: 'invalid_input', params: { field } })
  })

  it('says what the services say, also while the client is still sending', async () => {
    const bytes = new Uint8Array(5_000_000)
    const response = await put(`/upload/take?${query({ interview: 'i9', name: 'a.mp4' })}`, bytes)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ code: 'not_found', params: { what: 'i9' } })
    expect((await put(`/upload/take?${query({ interview: 'i1', name: 'b.mp4' })}`, 'abc')).status).toBe(200)
  })

  it('leaves nothing behind when the client goes away', async () => {
    const client = new AbortController()
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (client.signal.aborted) return controller.error(client.signal.reason)
        controller.enqueue(new Uint8Array(100_000))
        sent += 1
        if (sent === 20) client.abort()
      },
    })
    const sending = put(`/upload/take?${query({ interview: 'i1', name: 'half.mp4' })}`, body, {
      signal: client.signal,
    })
    await sending.then((response) => expect(response.status).toBe(499)).catch(() => {})
    const deadline = Date.now() + 20_000
    while (readdirSync(app.uploads).includes('half.mp4') && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(readdirSync(app.uploads)).not.toContain('half.mp4')
    expect(sent).toBeGreaterThanOrEqual(20)
  })

  it("takes a model's file", async () => {
    const group = '5f0c1a52-7f4e-4c1b-8d0e-2f6a9d7e1b3c'
    const response = await put(`/upload/model?${query({ group, name: 'ctc.onnx' })}`, 'onnx')
    expect([response.status, await response.json()]).toEqual([200, { model: null }])
  })

  it('makes a track of a subtitle file', async () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\nСәлем\n'
    const response = await put(`/tracks?${query({ take: 't1', language: 'kk', name: 'Сұхбат.srt' })}`, text)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ name: 'Сұхбат.srt', cueCount: Buffer.byteLength(text) })
    const empty = await put(`/tracks?${query({ take: 't1', language: 'kk', name: 'a.srt' })}`)
    expect(await empty.json()).toEqual({ code: 'subtitles_empty', params: { file: 'a.srt' } })
  })

  it('refuses a subtitle file above 50 MB, whether or not its size is said', async () => {
    const path = `/tracks?${query({ take: 't1', language: 'kk', name: 'film.mkv' })}`
    let left = 60
    const unsized = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= 1
        if (left < 0) controller.close()
        else controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    for (const body of [new Uint8Array(50_000_001), unsized]) {
      const response = await put(path, body)
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ code: 'invalid_input', params: { file: 'film.mkv' } })
    }
  })

  it('prints a track as a file to save', async () => {
    const response = await mount.fetch('/tracks/s1/srt')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/x-subrip; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="______ _____ 100_.srt"; filename*=UTF-8''${encodeURIComponent('Сұхбат «Әке» 100%.srt')}`,
    )
    const text = await response.text()
    expect(text).toContain('Сәлем, әлем!')
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
    expect((await mount.fetch('/tracks/s1/doc')).status).toBe(404)
    expect((await mount.fetch('/tracks/s2/srt')).status).toBe(404)
  })
})
