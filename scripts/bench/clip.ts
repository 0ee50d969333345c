import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { captionsToAss } from '../../src/main/domain/captions/ass.ts'
import { cutIntoCues } from '../../src/main/domain/subtitles/segment.ts'
import { loadPresets, loadStyles } from '../../src/main/infra/captions/catalogue.ts'
import { fontsFor } from '../../src/main/infra/captions/fonts.ts'
import { demoModelPaths } from '../../src/main/infra/paths.ts'
import type { Tools } from '../../src/main/infra/tools.ts'
import { rulesFor } from '../../src/shared/subtitle-rules.ts'
import type { Pair } from './pairs.ts'
import { sampleInterview } from './recording.ts'

const clip = { inMs: 10_000, outMs: 40_000 }
const run = promisify(execFile)

/**
 * One captioned 1080p clip of thirty seconds: the app's export (loudness measured and corrected, file checked) against the one ffmpeg
 * command that scales, burns and encodes the same with the same encoder settings and leaves the sound as loud as it was.
 */
export async function exportPair(tools: Tools, ffmpeg: string, folder: string): Promise<Pair> {
  const info = await tools.media.probe(sampleInterview)
  const never = { signal: new AbortController().signal }
  const { words } = await tools.transcriber.transcribe(
    {
      mediaPath: sampleInterview,
      durationMs: info.durationMs,
      model: await tools.transcriber.identifyModel(demoModelPaths.gigaam),
      language: 'kk',
      translateTo: null,
    },
    never,
  )
  const cues = cutIntoCues(words, rulesFor('kk'), 'kk')
  const preset = (await loadPresets()).find(({ id }) => id === 'youtube')!
  const style = (await loadStyles())[0]!
  const fonts = await fontsFor(style, folder)
  const rawDir = join(folder, 'raw')
  await mkdir(rawDir, { recursive: true })
  const durationMs = clip.outMs - clip.inMs
  await writeFile(
    join(rawDir, 'captions.ass'),
    captionsToAss(cues, style, preset, { offsetMs: clip.inMs, durationMs }),
  )
  const fps = info.video!.fps
  const gop = String(Math.round(preset.gopSeconds * fps))
  return {
    name: 'export of a 30 s clip, 1080p',
    limit: 1.05,
    runs: 5,
    ours: async () => {
      const request = { mediaPath: sampleInterview, info, ...clip, cues, style, presets: [preset] }
      await tools.exporter.export({ ...request, outDir: join(folder, 'ours'), baseName: 'clip' }, never)
    },
    raw: async () => {
      await run(
        ffmpeg,
        [
          ...['-v', 'error', '-nostdin', '-y', '-ss', '10', '-t', '30', '-i', sampleInterview],
          '-filter_complex',
          `[0:v]fps=${fps},scale=1920:1080:flags=lanczos+accurate_rnd,setsar=1,format=yuv420p,ass=captions.ass:fontsdir=${fonts.dir}[v]`,
          ...[
            '-map',
            '[v]',
            '-map',
            '0:a',
            '-c:v',
            'libx264',
            '-preset',
            'faster',
            '-profile:v',
            'high',
            '-bf',
            '2',
          ],
          ...['-crf', '18', '-maxrate', `${preset.videoKbps}k`, '-bufsize', `${preset.videoKbps * 2}k`],
          ...['-g', gop, '-keyint_min', gop, '-sc_threshold', '0', '-flags', '+cgop'],
          ...['-c:a', 'aac', '-b:a', `${preset.audioKbps}k`, '-ar', '48000', '-ac', '2'],
          ...['-movflags', '+faststart', '-use_editlist', '0', 'clip.mp4'],
        ],
        { cwd: rawDir, env: { ...process.env, FONTCONFIG_FILE: fonts.fontconfig } },
      )
    },
  }
}
