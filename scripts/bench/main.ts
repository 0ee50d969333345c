// npm run bench: our ways against the raw tools on the same work, in turn, in one run, the word error rates, and the lists of a large
// library. Prints ratios, times and rates; exits 1 when one is over its limit. `npm run bench -- lists decode` runs only those parts;
// IZ_BENCH_MINUTES makes the recordings shorter than an hour (and the memory's two hours twice as long as that).
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPcm } from '../../src/main/infra/ffmpeg/pcm.ts'
import { demoModelFiles } from '../../src/main/infra/paths.ts'
import { composeTools } from '../../src/main/infra/tools.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import { exportPair } from './clip.ts'
import { benchLists } from './lists.ts'
import { describePair, measure, type Pair } from './pairs.ts'
import { longRecording } from './recording.ts'
import {
  benchErrorRates,
  benchMemory,
  command,
  largeThreadsPair,
  lifelikePairs,
  pipelinePair,
  type SpeechBench,
  silencePair,
  threadsPair,
} from './speech.ts'

const minutes = Number(process.env.IZ_BENCH_MINUTES ?? 60)

const parts = [
  'decode',
  'transcription',
  'silence',
  'lifelike',
  'threads',
  'export',
  'memory',
  'errors',
  'lists',
] as const
type Part = (typeof parts)[number]
const wanted = new Set<string>(process.argv.slice(2))
const unknown = [...wanted].find((name) => !parts.some((part) => part === name))
if (unknown !== undefined) throw new Error(`no part is called ${unknown}; there are: ${parts.join(', ')}`)
const asked = (part: Part) => wanted.size === 0 || wanted.has(part)

const folder = await mkdtemp(join(tmpdir(), 'iz-bench-'))
try {
  const overRecording = parts.some((part) => part !== 'lists' && asked(part)) ? await run() : true
  const overLists = asked('lists') ? await benchLists(folder) : true
  process.exitCode = overRecording && overLists ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function run(): Promise<boolean> {
  const tools = composeTools({ configDir: folder, workers: createChildProcessHost(), bundledFfmpegDir: null })
  const { chosen } = await tools.media.report()
  if (!chosen) throw new Error('no ffmpeg that can do all; see: npm run -s iz -- doctor')
  const { ffmpeg } = chosen
  console.log(
    `${minutes} minutes of the sample interview; ${availableParallelism()} cores; ffmpeg ${chosen.version}`,
  )
  const bench: SpeechBench = { ffmpeg, folder, minutes, model: demoModelFiles.gigaam }
  const pairs: [Part, () => Promise<Pair | Pair[]>][] = [
    ['decode', () => decodePair(bench)],
    ['transcription', () => pipelinePair(bench)],
    ['silence', () => silencePair(bench)],
    ['lifelike', () => lifelikePairs(bench)],
    ['threads', () => threadsPair(bench)],
    ['threads', () => largeThreadsPair(bench)],
    ['export', () => exportPair(tools, ffmpeg, folder)],
  ]
  let ok = true
  for (const [part, prepare] of pairs) {
    if (!asked(part)) continue
    for (const pair of [await prepare()].flat()) {
      const result = await measure(pair)
      console.log(describePair(result))
      ok &&= result.ok
    }
  }
  if (asked('memory')) ok = (await benchMemory(bench)) && ok
  if (asked('errors')) ok = (await benchErrorRates(ffmpeg)) && ok
  return ok
}

async function decodePair({ ffmpeg, folder, minutes }: SpeechBench): Promise<Pair> {
  const recording = await longRecording(ffmpeg, folder, minutes)
  return {
    name: 'decode to 16 kHz float',
    limit: 1.15,
    runs: 7,
    // As the pipeline reads it: a block at a time, none kept.
    ours: async () => {
      let samples = 0
      const pcm = openPcm(ffmpeg, recording, { sampleRate: 16_000, reuseBlocks: true })
      for await (const block of pcm) samples += block.length
      if (samples < minutes * 60 * 15_900) throw new Error(`only ${samples} samples came`)
    },
    raw: () =>
      command(ffmpeg, [
        ...['-v', 'error', '-nostdin', '-y', '-i', recording, '-map', '0:a:0', '-ac', '1', '-ar', '16000'],
        ...['-f', 'f32le', devNull],
      ]),
  }
}
