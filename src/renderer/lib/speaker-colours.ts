import type { TranscriptSpeaker } from '#shared/transcript.ts'

/** How many colours the theme has for speakers; more speakers begin again with the first. */
const colourCount = 4

/** The place of a speaker by the letter that is their id, so that text, cues and clips agree whoever is taken off; null for other ids. */
function placeOf(id: string): number | null {
  return /^[a-z]$/.test(id) ? id.charCodeAt(0) - 97 : null
}

function colourAt(place: number): string {
  return `var(--iz-speaker-${(place % colourCount) + 1})`
}

/** The colour of a speaker of a transcript: a CSS variable of the theme. */
export function speakerColour(speakers: readonly Pick<TranscriptSpeaker, 'id'>[], id: string): string {
  const listed = speakers.findIndex((speaker) => speaker.id === id)
  return colourAt(placeOf(id) ?? Math.max(0, listed))
}

/** The colour of a cue that one of a transcript's speakers says; null for a dialogue and for names of imported files. */
export function cueColour(speakers: readonly (string | null)[]): string | null {
  const first = speakers[0]
  if (!first || speakers.some((speaker) => speaker !== first)) return null
  const place = placeOf(first)
  return place === null ? null : colourAt(place)
}
