// The transcription worker as it would be with a driver that crashes: given anything but the processor, it ends by SIGSEGV after as
// many chunks as IZ_DIES_AFTER says, or as soon as the engine computes that IZ_DIES_COMPUTING names. On the way there it computes truly, with the processor, since the tests' machine has nothing else.

import { serveTranscription } from '../../src/main/infra/asr/transcription-job.ts'
import type { StartMessage, WorkerMessage } from '../../src/main/infra/asr/worker-messages.ts'

const diesAfter = Number(process.env.IZ_DIES_AFTER ?? Number.NaN)
const diesComputing = process.env.IZ_DIES_COMPUTING
let accelerated = false
let chunks = 0

// Before the worker's own listener: it changes the message that both get.
process.on('message', (message) => {
  const { providers } = message as StartMessage
  accelerated = Object.values(providers).some((provider) => provider !== 'cpu')
  if (accelerated && diesAfter === 0) process.kill(process.pid, 'SIGSEGV')
  Object.assign(providers, { gigaam: 'cpu', whisper: 'cpu' })
})
const send = process.send!.bind(process) as (...given: unknown[]) => boolean
process.send = (...given: unknown[]) => {
  const message = given[0] as WorkerMessage
  const isChunk = message.type === 'other' && message.other.type === 'chunk'
  const isTheOne =
    message.type === 'other' &&
    message.other.type === 'computing' &&
    message.other.engines.some((engine) => engine === diesComputing)
  const sent = send(...given.slice(0, 3), (error: Error | null) => {
    ;(given[3] as ((error: Error | null) => void) | undefined)?.(error)
    // Only once it has left this process, so that the test knows what the app has got.
    if (accelerated && (isTheOne || (isChunk && ++chunks === diesAfter))) process.kill(process.pid, 'SIGSEGV')
  })
  return sent
}
serveTranscription()
