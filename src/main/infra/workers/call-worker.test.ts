import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { callWorker } from './call-worker.ts'
import { createChildProcessHost } from './child-process-host.ts'

const talking = fileURLToPath(new URL('../../../../test/support/talking-worker-child.ts', import.meta.url))

test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 'interrupted'],
  ['SIGHUP', 'interrupted'],
  ['SIGTERM', 'worker_killed'],
] as const)('a worker that %s ends is %s', { timeout: 60_000 }, async (exitSignal, code) => {
  const call = callWorker<never, number>(
    createChildProcessHost(() => talking),
    'transcription',
    'start',
    {
      file: 'talk.mp4',
      signal: new AbortController().signal,
      onOther: (pid) => void process.kill(pid, exitSignal),
    },
  )
  await expect(call).rejects.toMatchObject({ code })
})

test('a listener that throws ends the call and its worker, and nothing else', {
  timeout: 60_000,
}, async () => {
  const heard: number[] = []
  const call = callWorker<never, number>(
    createChildProcessHost(() => talking),
    'transcription',
    'start',
    {
      file: 'talk.mp4',
      signal: new AbortController().signal,
      onOther(pid) {
        heard.push(pid)
        throw new Error('disk full')
      },
    },
  )
  await expect(call).rejects.toThrow('disk full')
  expect(heard).toHaveLength(1)
  expect(() => process.kill(heard[0]!, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }))
})
