// Started as a process of its own by the benchmark: the bare engine over sound that is already decoded, nothing else.
import { readFileSync } from 'node:fs'
import { bareEngineLoop, fixedChunks } from '../../test/support/bare-engine.ts'

const [pcmPath, modelPath, vocabularyPath, threads] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
]
const samples = new Float32Array(new Uint8Array(readFileSync(pcmPath)).buffer)
await bareEngineLoop(
  { engine: 'gigaam', path: modelPath, vocabularyPath },
  fixedChunks(samples),
  Number(threads),
)
