import type { Language } from '../language.ts'
import en from './ffmpeg.en.json' with { type: 'json' }
import kk from './ffmpeg.kk.json' with { type: 'json' }
import ru from './ffmpeg.ru.json' with { type: 'json' }

/** Where an ffmpeg came from, and why one cannot be used: the report of the command line and that of the window say the same. */
export const ffmpegTexts: Record<Language, typeof en> = { kk, ru, en }
