import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createUtilityProcessHost, type UtilityChild } from '../../src/main/electron/utility-process-host.ts'

class FakeChild implements UtilityChild {
  readonly pid: number | undefined = 4242
  readonly stderr = new EventEmitter()
  readonly events = new EventEmitter()
  readonly posted: unknown[] = []
  asked = 0
  on(event: 'message', listener: (message: unknown) => void) {
    this.events.on(event, listener)
  }
  once(event: 'exit', listener: (code: number) => void) {
    this.events.once(event, listener)
  }
  postMessage(message: unknown) {
    this.posted.push(message)
  }
  kill() {
    this.asked += 1
    return true
  }
}

function start(killNow: (pid: number) => void = () => {}) {
  const child = new FakeChild()
  const forks: unknown[][] = []
  const host = createUtilityProcessHost({
    fork(...args) {
      forks.push(args)
      return child
    },
    entryOf: (name) => `/out/main/${name}-worker.js`,
    killNow,
  })
  return { child, forks, channel: host.start('transcription') }
}

describe('a worker in a utility process', () => {
  it('starts from its bundled entry', () => {
    const { forks } = start()
    expect(forks).toMatchObject([
      ['/out/main/transcription-worker.js', [], { stdio: ['ignore', 'ignore', 'pipe'] }],
    ])
  })

  it('talks both ways', () => {
    const { child, channel } = start()
    const heard: unknown[] = []
    channel.onMessage((message) => heard.push(message))
    channel.send({ kind: 'start' })
    child.events.emit('message', { kind: 'words' })
    expect([child.posted, heard]).toEqual([[{ kind: 'start' }], [{ kind: 'words' }]])
  })

  it('reports its end once, with its last words, also to who asks later', () => {
    const { child, channel } = start()
    const ends: unknown[] = []
    channel.onExit((...end) => ends.push(end))
    const letter = Buffer.from('қ')
    child.stderr.emit('data', Buffer.concat([Buffer.from('x'.repeat(10_000)), letter.subarray(0, 1)]))
    child.stderr.emit('data', letter.subarray(1))
    child.events.emit('exit', 139)
    child.events.emit('exit', 139)
    expect(ends).toEqual([[139, null, `${'x'.repeat(8191)}қ`]])
    channel.onExit((...end) => ends.push(end))
    expect(ends).toHaveLength(2)
    channel.send({ kind: 'late' })
    expect(child.posted).toEqual([])
  })

  it('tells a killed child from one that crashed', () => {
    const { child, channel } = start()
    const ends: unknown[] = []
    channel.onExit((...end) => ends.push(end))
    child.events.emit('exit', 9)
    channel.onExit((...end) => ends.push(end))
    expect(ends).toEqual([
      [9, 'SIGKILL', ''],
      [9, 'SIGKILL', ''],
    ])
  })

  it('is ended at once, whatever it does, and only while it lives', () => {
    const killed: number[] = []
    const { child, channel } = start((pid) => {
      killed.push(pid)
      throw new Error('ESRCH')
    })
    channel.kill()
    expect([child.asked, killed]).toEqual([1, [4242]])
    child.events.emit('exit', 0)
    channel.kill()
    expect([child.asked, killed]).toEqual([1, [4242]])
  })
})
