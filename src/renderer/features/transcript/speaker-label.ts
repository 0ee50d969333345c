import type { TFunction } from 'i18next'
import type { TranscriptSpeaker } from '#shared/transcript.ts'

/** What a speaker is called: the name a person gave, or else the role, or else a number. */
export function speakerLabel(t: TFunction, speakers: readonly TranscriptSpeaker[], id: string): string {
  const index = speakers.findIndex((speaker) => speaker.id === id)
  const speaker = speakers[index]
  if (speaker?.name) return speaker.name
  if (speaker?.role) return t(`editor.role.${speaker.role}`)
  return t('editor.speaker_number', { number: index + 1 })
}
