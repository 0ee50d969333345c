/**
 * Makes resources/sample/interview.mp4 and interview.json: a three-minute interview in Kazakh with two synthetic voices and a drawn
 * picture. Needs espeak-ng, ffmpeg and Chromium (found on PATH, or given as CHROMIUM). Run it with `node scripts/make-sample.ts`.
 */
import { execFile } from 'node:child_process'
import { access, copyFile, mkdir, mkdtemp, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { type SceneState, sceneSvg } from './sample-scene.ts'
import { type Role, randomNumbers, readPhrases, sampleRate, speak, type Utterance } from './sample-speech.ts'

const run = promisify(execFile)
const fps = 25
/** The mouth moves twelve and a half times a second, as drawn films do. */
const framesPerDrawing = 2

const root = fileURLToPath(new URL('..', import.meta.url))
const outDir = join(root, 'resources', 'sample')
const work = await mkdtemp(join(tmpdir(), 'iz-sample-'))
try {
  await mkdir(outDir, { recursive: true })
  const phrases = await readPhrases(join(root, 'test', 'fixtures', 'speech', 'phrases.tsv'))
  const { voice, room, utterances } = await speak(phrases.map(({ kk }) => kk))
  await writeFile(join(work, 'room.f32'), new Uint8Array(room.buffer))
  const states = film(voice, utterances)
  await draw(states)
  await encode(states)
  const durationMs = Math.floor(states.length * framesPerDrawing * (1000 / fps))
  await writeFile(
    join(outDir, 'interview.json'),
    `${JSON.stringify(facts(utterances, phrases, durationMs), null, 2)}\n`,
  )
  const { size } = await stat(join(outDir, 'interview.mp4'))
  console.log(
    `${(durationMs / 1000).toFixed(1)} s, ${utterances.length} phrases, ${(size / 1e6).toFixed(2)} MB`,
  )
} finally {
  await rm(work, { recursive: true, force: true })
}

/** One state of the scene for each drawing. */
function film(voice: Float32Array, utterances: Utterance[]): SceneState[] {
  const perDrawing = (sampleRate * framesPerDrawing) / fps
  const count = Math.floor(voice.length / perDrawing)
  const blinks = { host: blinkTimes(7, count), guest: blinkTimes(11, count) }
  return Array.from({ length: count }, (_, index): SceneState => {
    const ms = (index * framesPerDrawing * 1000) / fps
    const samples = voice.subarray(index * perDrawing, (index + 1) * perDrawing)
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    const speaking = utterances.find(({ startMs, endMs }) => startMs <= ms && ms < endMs)
    const blink = blinks.guest.has(index) ? 'guest' : blinks.host.has(index) ? 'host' : null
    return {
      camera: cameraAt(ms, utterances),
      speaker: speaking?.speaker ?? null,
      mouth: !speaking || level < 0.02 ? 0 : level < 0.1 ? 1 : 2,
      blink,
    }
  })
}

/** The camera cuts half a second before someone begins: to the interviewer for a question, then to the guest; both are seen at the beginning and at the end. */
function cameraAt(ms: number, utterances: Utterance[]): SceneState['camera'] {
  const index = utterances.findLastIndex(({ startMs }) => startMs - 500 <= ms)
  const current = utterances[index]
  if (!current || index === 0 || index === utterances.length - 1) return 'wide'
  if (current.speaker === 'host') return 'host'
  const inTurn = index - utterances.slice(0, index + 1).findLastIndex(({ speaker }) => speaker === 'host')
  return inTurn % 3 === 0 ? 'guestWider' : 'guest'
}

function blinkTimes(seed: number, count: number): Set<number> {
  const random = randomNumbers(seed)
  const times = new Set<number>()
  for (let at = 20; at < count; at += 30 + Math.floor(random() * 35)) times.add(at).add(at + 1)
  return times
}

function nameOf(state: SceneState): string {
  const { camera } = state
  const seen = (who: Role | null) =>
    who !== null && (camera === 'wide' || camera.startsWith(who)) ? who : null
  const speaker = state.mouth === 0 ? null : seen(state.speaker)
  return [camera, speaker ?? 'nobody', speaker ? state.mouth : 0, seen(state.blink) ?? 'open'].join('-')
}

async function draw(states: SceneState[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findChromium() })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    for (const [name, state] of new Map(states.map((state) => [nameOf(state), state]))) {
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${sceneSvg(state)}`)
      await page.screenshot({ path: join(work, `${name}.png`) })
    }
  } finally {
    await browser.close()
  }
}

async function findChromium(): Promise<string> {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  for (const path of [...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []), ...candidates]) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path
  }
  throw new Error('Chromium is not installed; give its path as CHROMIUM')
}

async function encode(states: SceneState[]): Promise<void> {
  await Promise.all(
    states.map((state, index) =>
      symlink(`${nameOf(state)}.png`, join(work, `film${String(index).padStart(5, '0')}.png`)),
    ),
  )
  const seconds = String((states.length * framesPerDrawing) / fps)
  await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-nostdin', '-y', '-framerate', `${fps}/${framesPerDrawing}`, '-i', 'film%05d.png'],
      ...['-f', 'f32le', '-ar', String(sampleRate), '-ac', '1', '-i', 'room.f32'],
      ...['-vf', `fps=${fps},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`, '-t', seconds],
      ...['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '25', '-g', '250'],
      ...['-threads', '1', '-flags', '+bitexact', '-fflags', '+bitexact'],
      ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
      ...['-c:a', 'aac', '-b:a', '56k', '-ar', '48000', '-ac', '1'],
      ...['-map_metadata', '-1', '-movflags', '+faststart', 'interview.mp4'],
    ],
    { cwd: work },
  )
  // Whole or not at all: whoever copies the folder meanwhile must not get half a film.
  const beside = join(outDir, '.interview.part.mp4')
  await copyFile(join(work, 'interview.mp4'), beside)
  await rename(beside, join(outDir, 'interview.mp4'))
}

function facts(
  utterances: Utterance[],
  phrases: { kk: string; ru: string; en: string }[],
  durationMs: number,
) {
  return {
    title: {
      kk: 'Айгерім: жаңа жердегі алғашқы күндер',
      ru: 'Айгерим: первые дни на новом месте',
      en: 'Aigerim: first days in a new place',
    },
    language: 'kk',
    durationMs,
    speakers: [
      {
        id: 'host',
        name: { kk: 'Ерлан (сұхбат жүргізуші)', ru: 'Ерлан (интервьюер)', en: 'Yerlan (interviewer)' },
      },
      { id: 'guest', name: { kk: 'Айгерім', ru: 'Айгерим', en: 'Aigerim' } },
    ],
    phrases: utterances.map(({ speaker, row, startMs, endMs }) => ({
      ...{ speaker, startMs, endMs },
      text: phrases[row - 1]!,
    })),
  }
}
