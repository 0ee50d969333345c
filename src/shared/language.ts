import { z } from 'zod'

/** Languages of the interface and of speech, BCP 47. `kk` is Kazakh in Cyrillic. */
export const languages = ['kk', 'ru', 'en'] as const
export const languageSchema = z.enum(languages)
export type Language = z.infer<typeof languageSchema>

/** What a person may ask of a transcription: one language, or let the engine find out. */
export const spokenLanguageSchema = z.enum([...languages, 'auto'])
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>
