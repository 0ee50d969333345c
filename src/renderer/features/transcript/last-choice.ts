import type { SpokenLanguage } from '#shared/language.ts'

/** What was asked of a recording's transcription. `modelId` null: the app chooses. */
export interface TranscriptionChoice {
  language: SpokenLanguage
  translate: boolean
  modelId: string | null
}

/** By take, for as long as the window lives: whoever stops a transcription to start it again need not choose again. */
const choices = new Map<string, TranscriptionChoice>()

export function lastChoice(takeId: string): TranscriptionChoice | null {
  return choices.get(takeId) ?? null
}

export function keepChoice(takeId: string, choice: TranscriptionChoice): void {
  choices.set(takeId, choice)
}
