// npm run bench: our ways against the raw tools on the same work, in turn, in one run, and the lists of a large library. Prints ratios
// and times; exits 1 when one is over its limit. `npm run bench -- lists decode` runs only those parts.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineThreads } from '../../src/main/infra/asr/transcriber.ts'
import { openPcm } from '../../src/main/infra/ffmpeg/pcm.ts'
import { demoModelPaths } from '../../src/main/infra/paths.ts'
import { composeTools } from '../../src/main/infra/tools.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import { exportPair } from './clip.ts'
import { benchLists } from './lists.ts'
import { peakMemory } from './memory.ts'
import { describePair, measure, type Pair } from './pairs.ts'
import { longRecording, writePcm } from './recording.ts'

const maxResidentBytes = 600e6
const minutes = Number(process.env.IZ_BENCH_MINUTES ?? 60)

const parts = ['decode', 'transcription', 'export', 'memory', 'lists'] as const
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
  const recording = await longRecording(chosen.ffmpeg, folder, minutes)
  const pcmPath = join(folder, 'sound.f32le')
  const model = await tools.transcriber.identifyModel(demoModelPaths.gigaam)
  const info = await tools.media.probe(recording)
  console.log(
    `${minutes} minutes of the sample interview; ${availableParallelism()} cores; ffmpeg ${chosen.version}`,
  )

  const transcribe = async () => {
    await tools.transcriber.transcribe(
      { mediaPath: recording, durationMs: info.durationMs, model, language: 'kk', translateTo: null },
      { signal: new AbortController().signal },
    )
  }
  const decode: Pair = {
    name: 'decode to 16 kHz float',
    limit: 1.15,
    runs: 7,
    ours: async () => {
      let samples = 0
      for await (const block of openPcm(chosen.ffmpeg, recording, { sampleRate: 16_000 }))
        samples += block.length
      if (samples < minutes * 60 * 15_900) throw new Error(`only ${samples} samples came`)
    },
    raw: () =>
      command(chosen.ffmpeg, [
        ...['-v', 'error', '-nostdin', '-y', '-i', recording, '-map', '0:a:0', '-ac', '1', '-ar', '16000'],
        ...['-f', 'f32le', devNull],
      ]),
  }
  const speech: Pair = {
    name: 'transcription (CTC fixture model)',
    limit: 1.1,
    runs: 3,
    ours: transcribe,
    // The same recording, the raw way: ffmpeg to a file of floats, and the engine over that file.
    raw: async () => {
      await writePcm(chosen.ffmpeg, recording, pcmPath)
      await command(process.execPath, [
        join(import.meta.dirname, 'bare-gigaam.ts'),
        ...[pcmPath, model.path, model.vocabularyPath ?? '', String(engineThreads(availableParallelism()))],
      ])
    },
  }
  let ok = true
  const pairs: Pair[] = []
  if (asked('decode')) pairs.push(decode)
  if (asked('transcription')) pairs.push(speech)
  if (asked('export')) pairs.push(await exportPair(tools, chosen.ffmpeg, folder))
  for (const pair of pairs) {
    const result = await measure(pair)
    console.log(describePair(result))
    ok &&= result.ok
  }
  const peak = asked('memory') ? await peakMemory(transcribe) : null
  if (peak !== null) {
    const fits = peak < maxResidentBytes
    console.log(
      `resident memory, transcribing ${minutes} min  ${(peak / 1e6).toFixed(0)} MB (under 600 MB) ${fits ? 'ok' : 'TOO MUCH'}`,
    )
    ok &&= fits
  }
  return ok
}

function command(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))))
  })
}
