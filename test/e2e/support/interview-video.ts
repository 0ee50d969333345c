import { join } from 'node:path'
import type { Language } from '../../../src/shared/language.ts'
import { ffmpeg } from '../../support/media.ts'
import { committedRecording, type SpeechRecording } from '../../support/speech-recordings.ts'

/** A small film of someone speaking: the committed speech of a language under a quiet moving picture. The name is what a person would give it. */
export async function makeInterviewVideo(folder: string, language: Language): Promise<SpeechRecording> {
  const speech = committedRecording(language)
  const path = join(folder, `Сұхбат "${language}" 'бірінші' түсірілім.mp4`)
  await ffmpeg(
    ...['-f', 'lavfi', '-i', 'color=c=0x24505e:s=640x360:r=25', '-i', speech.path],
    ...[
      '-shortest',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-b:a',
      '96k',
      path,
    ],
  )
  return { ...speech, path }
}
