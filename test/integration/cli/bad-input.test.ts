import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { cliPlace, expectFailure, namesIn } from '../../support/cli-place.ts'
import { jsonLines } from '../../support/iz-command.ts'
import { makeRecording } from '../../support/media.ts'
import {
  committedRecording,
  ctcModelPath,
  ctcVocabularyPath,
  whisperModelPath,
} from '../../support/speech-recordings.ts'

vi.setConfig({ testTimeout: 180_000 })

const kk = committedRecording('kk')
const { folder, at, iz, freshFolder } = cliPlace('input')

beforeAll(async () => {
  writeFileSync(at('text.mp4'), 'Бұл бейне емес.\n'.repeat(100))
  await Promise.all([
    makeRecording(folder, 'cut.mp4', { seconds: 1 }).then((path) => truncate(path, 9000)),
    makeRecording(folder, 'silent.mp4', { seconds: 1, sound: false }),
  ])
})

describe.concurrent('bad input', () => {
  const transcribe = (media: string, out: string, model = ctcModelPath) =>
    iz('transcribe', media, '--language', 'kk', '--model', model, '--out', join(out, 'out.srt'))
  const clip = (media: string, out: string, subtitles = at('cues.srt')) =>
    iz(
      ...['export', media, '--subtitles', subtitles, '--from', '0', '--to', '1'],
      ...['--preset', 'square', '--out', out],
    )

  it('is told apart, and leaves nothing behind', async () => {
    const out = freshFolder('nothing')
    const failures = await Promise.all([
      transcribe(at('empty.mp4'), out),
      transcribe(at('cut.mp4'), out),
      transcribe(at('vanished.mp4'), out),
      clip(at('cut.mp4'), out),
      transcribe(at('silent.mp4'), out),
      clip(kk.path, out, at('vanished.srt')),
      clip(kk.path, out, at('empty.mp4')),
    ])
    const codes = [
      ...['file_empty', 'media_truncated', 'file_missing', 'media_truncated', 'media_no_audio'],
      ...['file_missing', 'subtitles_empty'],
    ]
    for (const [index, code] of codes.entries()) expectFailure(failures[index]!, 3, code)
    expect(namesIn(out)).toEqual([])
  })

  it('is a cue that nobody would see, where it lies in the clip', async () => {
    const out = freshFolder('unshown')
    const cue = (start: string, end: string) => `1\n00:00:${start} --> 00:00:${end}\nМен Өлгийденмін\n\n`
    writeFileSync(at('unshown.srt'), cue('00,500', '00,500'))
    writeFileSync(at('later.srt'), cue('00,100', '00,900') + cue('02,000', '01,500'))
    const refused = await clip(at('silent.mp4'), out, at('unshown.srt'))
    expectFailure(refused, 3, 'subtitles_unshown')
    expect(refused.stderr).toContain('The first is cue 1, at 00:00:00.500. Correct the times in the file.')
    expect(namesIn(out)).toEqual([])
    expect(await clip(at('silent.mp4'), out, at('later.srt'))).toMatchObject({ code: 0 })
  })

  it('may be a video without sound for a clip', async () => {
    const out = freshFolder('silent')
    expect(await clip(at('silent.mp4'), out)).toMatchObject({
      ...{ code: 0, stderr: expect.stringMatching(/^.* \[clip_too_short\]\n$/) },
    })
    expect(namesIn(out)).toEqual(['silent.square.mp4'])
  })

  it('may be a model that is not one, or half of one, or without its vocabulary, or of another language', async () => {
    const out = freshFolder('no model')
    const copy = async (from: string, name: string, bytes: number) => {
      copyFileSync(from, at(name))
      await truncate(at(name), bytes)
      return at(name)
    }
    const alone = join(freshFolder('alone'), 'ctc.onnx')
    copyFileSync(ctcModelPath, alone)
    writeFileSync(at('text.onnx'), 'Бұл модель емес.')
    copyFileSync(ctcVocabularyPath, at('half-vocab.txt'))
    const russian = join(freshFolder('russian'), 'ctc.onnx')
    copyFileSync(ctcModelPath, russian)
    const words = readFileSync(ctcVocabularyPath, 'utf8')
    writeFileSync(join(dirname(russian), 'vocab.txt'), words.replace('қ', '#'))
    const models = [
      [russian, 2, 'model_language'],
      [at('cues.srt'), 3, 'model_invalid'],
      [at('text.onnx'), 3, 'model_invalid'],
      [alone, 3, 'model_vocabulary_missing'],
      [await copy(ctcModelPath, 'half.onnx', 90_000), 3, 'model_invalid'],
      [await copy(whisperModelPath, 'half.bin', 900_000), 3, 'model_invalid'],
      [at('vanished.onnx'), 4, 'model_missing'],
    ] as const
    const results = await Promise.all(models.map(([model]) => transcribe(kk.path, out, model)))
    for (const [index, [, status, code]] of models.entries()) expectFailure(results[index]!, status, code)
    expect(namesIn(out)).toEqual([])
  })

  it('is reported in JSON with --json', async () => {
    const args = ['--language', 'kk', '--model', ctcModelPath, '--out', at('x.srt'), '--json']
    const { code, stdout, stderr } = await iz('transcribe', at('text.mp4'), ...args)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(jsonLines(stderr)).toEqual([
      {
        error: {
          code: 'media_unrecognised',
          params: expect.objectContaining({ file: 'text.mp4' }),
          message: expect.stringMatching(/./),
        },
      },
    ])
  })
})
