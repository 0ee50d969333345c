// The probe's worker as it would be on computers whose graphics driver is broken in one way or another: IZ_BREAKS says how. The processor is
// left to the true one.
import type { ProbeAnswer, ProbeRequest } from '../../src/main/infra/asr/acceleration/probe-messages.ts'

const send = process.send!.bind(process) as (...given: unknown[]) => boolean
let provider: ProbeRequest['provider'] = 'cpu'
process.on('message', (message) => {
  const request = message as ProbeRequest
  provider = request.provider
  if (provider === 'cpu') return
  if (process.env.IZ_BREAKS === 'crash') process.kill(process.pid, 'SIGKILL')
  request.provider = 'cpu'
})
process.send = (...given: unknown[]) => {
  const answer = given[0] as ProbeAnswer
  if (provider !== 'cpu' && answer.type === 'computed') {
    const { output } = answer
    if (process.env.IZ_BREAKS === 'wrong' && 'logProbs' in output) output.logProbs.reverse()
    if (process.env.IZ_BREAKS === 'nan' && 'logProbs' in output) output.logProbs.fill(Number.NaN)
  }
  return send(...given)
}
await import('../../src/main/infra/asr/acceleration/probe-worker.ts')
