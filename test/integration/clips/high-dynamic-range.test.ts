import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { WireError } from '#shared/error.ts'
import { createClipExporter } from '../../../src/main/infra/clips/exporter.ts'
import { createFfmpeg } from '../../../src/main/infra/ffmpeg/ffmpeg.ts'
import { probe } from '../../support/clip-files.ts'
import { clipPlace, control, info, preset } from '../../support/clip-place.ts'
import { ffmpeg } from '../../support/media.ts'
import { media } from '../../support/media-tools.ts'

const { dir, cacheDir, request } = await clipPlace('hdr')
const recording = join(dir, 'телефон.mp4')

/** A second of grey as telephones record it: ten bits, HLG, BT.2020. */
beforeAll(async () => {
  const colour = ['-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67', '-colorspace', 'bt2020nc']
  const picture = ['-f', 'lavfi', '-i', 'color=0x808080:s=320x180:r=25:d=1']
  await ffmpeg(...picture, '-c:v', 'libx264', '-pix_fmt', 'yuv420p10le', ...colour, `file:${recording}`)
})

async function exportWith(tools: typeof media, name: string) {
  const warnings: WireError[] = []
  const exporter = createClipExporter({ ffmpeg: () => tools.locate(), cacheDir })
  const wanted = request(name, {
    mediaPath: recording,
    info: { ...info, durationMs: 1000, audio: null },
    ...{ inMs: 0, outMs: 1000, style: null, presets: [{ ...preset('square'), width: 320, height: 320 }] },
  })
  const onWarning = (warning: WireError) => warnings.push(warning)
  const [result] = await exporter.export(wanted, { ...control(), onWarning })
  const { streams } = await probe(result!.path)
  return { stream: streams[0]!, warnings }
}

const standard = {
  ...{ pix_fmt: 'yuv420p', width: 320, height: 320, nb_frames: '25' },
  ...{ color_range: 'tv', color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' },
}

describe('a recording of high dynamic range', () => {
  it('is brought to a standard screen’s colours where ffmpeg can', async ({ skip }) => {
    skip(!(await media.locate()).canToneMap, 'the ffmpeg of this machine lacks zscale')
    const { stream, warnings } = await exportWith(media, 'толық')
    expect(stream).toMatchObject(standard)
    expect(warnings).toEqual([])
  })

  it.skipIf(process.platform === 'win32')(
    'is exported all the same where ffmpeg lacks zscale, with a warning',
    async () => {
      const { ffmpeg: program, ffprobe } = await media.locate()
      const lean = join(dir, 'lean')
      mkdirSync(lean)
      // As a build without the zimg library: the filter is not listed, and a graph that names it is refused.
      const body = `case "$*" in
*zscale*) echo "No such filter: 'zscale'" >&2; exit 1 ;;
-filters) '${program}' "$@" | grep -v zscale ;;
*) exec '${program}' "$@" ;;
esac`
      writeFileSync(join(lean, 'ffmpeg'), `#!/bin/sh\n${body}\n`)
      writeFileSync(join(lean, 'ffprobe'), `#!/bin/sh\nexec '${ffprobe}' "$@"\n`)
      for (const name of ['ffmpeg', 'ffprobe']) chmodSync(join(lean, name), 0o755)
      const memoryDir = join(dir, 'memory')
      const found = () => createFfmpeg({ settingPath: () => lean, bundledDir: null, memoryDir })
      expect(await found().locate()).toMatchObject({ origin: 'setting', problems: [], canToneMap: false })
      // Remembered, not asked again.
      expect(await found().locate()).toMatchObject({ origin: 'setting', problems: [], canToneMap: false })

      const { stream, warnings } = await exportWith(found(), 'жұқа')
      expect(stream).toMatchObject(standard)
      expect(warnings).toEqual([{ code: 'clip_high_dynamic_range', params: { file: 'телефон.mp4' } }])
    },
  )
})
