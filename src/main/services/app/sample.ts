import { basename, dirname, join } from 'node:path'
import type { InterviewFields } from '#shared/api/interviews.ts'
import { type Language, languages } from '#shared/language.ts'

const folderSuffix: Record<Language, string> = { kk: 'үлгі', ru: 'пример', en: 'sample' }

/** Where the sample project goes: beside the default library. In whichever language it was made first, it is the same one. */
export function sampleFolders(defaultLibraryDir: string, language: Language): string[] {
  const ordered = [language, ...languages.filter((other) => other !== language)]
  const name = basename(defaultLibraryDir)
  return ordered.map((one) => join(dirname(defaultLibraryDir), `${name} ${folderSuffix[one]}`))
}

export const sampleInterview: Record<Language, InterviewFields> = {
  kk: {
    title: 'Үлгі сұхбат',
    speakerName: 'Синтезделген дауыс',
    language: 'kk',
    notes: 'Бұл жазба бағдарламаны байқап көру үшін жасалған: дауысы да, бейнесі де жасанды.',
  },
  ru: {
    title: 'Пример интервью',
    speakerName: 'Синтезированный голос',
    language: 'kk',
    notes: 'Эта запись сделана, чтобы попробовать программу: и голос, и изображение в ней искусственные.',
  },
  en: {
    title: 'Sample interview',
    speakerName: 'Synthetic voice',
    language: 'kk',
    notes: 'This recording was made for trying the app out: both its voice and its picture are artificial.',
  },
}
