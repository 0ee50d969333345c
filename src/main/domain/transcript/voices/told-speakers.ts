import type { TranscriptSpeaker, Word } from '#shared/transcript.ts'
import { likelyInterviewer } from './roles.ts'

/** What was heard: one voice or two, and which of them says each word. */
interface Told {
  voices: 1 | 2
  ofWord: readonly (0 | 1)[]
}

type Role = TranscriptSpeaker['role']
const idOfRole = { interviewer: 'a', guest: 'b' } as const

/**
 * Who says each word, by the voices that were told apart. What a person has said of the speakers stays: each of theirs is carried over to the voice
 * that says most of their words; one for whom no voice is left keeps the words they have. Speakers as this function itself
 * names them are named anew: of two voices the likelier interviewer, and the guest, who has the name of the interview's speaker.
 * @param speakers those of the transcript so far, whose ids `words` name
 */
export function toldSpeakers(
  words: readonly Word[],
  speakers: readonly TranscriptSpeaker[],
  { voices, ofWord }: Told,
  guestName: string,
): { words: Word[]; speakers: TranscriptSpeaker[] } {
  const interviewer = likelyInterviewer(words, ofWord)
  const heard = voices === 1 ? [ofWord[0] ?? 0] : [interviewer, interviewer === 0 ? 1 : 0]
  const byHand = speakers.filter((speaker) => !isNamedHere(speaker, guestName))
  const carried = carriedOver(words, speakers, heard, ofWord)
  const hasWords = new Set(words.map(({ speaker }) => speaker))
  const free = byHand.filter((speaker) => ![...carried.values()].includes(speaker))
  const taken = new Set(byHand.map(({ id }) => id))

  const ofVoice = new Map<number, TranscriptSpeaker>()
  for (const voice of heard) {
    const own = carried.get(voice)
    if (own && byHand.includes(own)) ofVoice.set(voice, own)
  }
  for (const voice of heard) {
    if (ofVoice.has(voice)) continue
    const role = roleLeft(voices === 2 && voice === interviewer ? 'interviewer' : 'guest', [
      ...ofVoice.values(),
    ])
    // Somebody added and named by hand, with no words yet.
    const waiting = free.find((one) => one.role === role && !hasWords.has(one.id))
    if (waiting) {
      free.splice(free.indexOf(waiting), 1)
      ofVoice.set(voice, waiting)
      continue
    }
    const id = taken.has(idOfRole[role]) ? freeId(taken) : idOfRole[role]
    taken.add(id)
    const isNamed = byHand.some(({ name }) => name === guestName)
    ofVoice.set(voice, { id, name: role === 'guest' && !isNamed ? guestName : '', role })
  }

  const kept = new Set(free.map(({ id }) => id))
  return {
    words: words.map((word, index) =>
      word.speaker !== null && kept.has(word.speaker)
        ? word
        : { ...word, speaker: ofVoice.get(voices === 1 ? heard[0]! : ofWord[index]!)!.id },
    ),
    speakers: [...heard.map((voice) => ofVoice.get(voice)!), ...free],
  }
}

/** Whether a speaker is as the telling apart names them, so that no person has said anything of them. */
function isNamedHere({ id, name, role }: TranscriptSpeaker, guestName: string): boolean {
  if (role === null || id !== idOfRole[role]) return false
  return name === '' || (role === 'guest' && name === guestName)
}

/** For each voice the speaker who says most with it (by ms); a speaker has one voice at most. */
function carriedOver(
  words: readonly Word[],
  speakers: readonly TranscriptSpeaker[],
  voices: readonly number[],
  ofWord: readonly number[],
): Map<number, TranscriptSpeaker> {
  const pairs = speakers.flatMap((speaker) =>
    voices.map((voice) => {
      let ms = 0
      for (const [index, word] of words.entries()) {
        if (word.speaker === speaker.id && ofWord[index] === voice) ms += word.endMs - word.startMs
      }
      return { speaker, voice, ms }
    }),
  )
  const carried = new Map<number, TranscriptSpeaker>()
  for (const { speaker, voice, ms } of pairs.toSorted((one, other) => other.ms - one.ms)) {
    if (ms === 0 || carried.has(voice) || [...carried.values()].includes(speaker)) continue
    carried.set(voice, speaker)
  }
  return carried
}

/** The role that is likely, unless another voice has it by a person's word. */
function roleLeft(likely: NonNullable<Role>, others: readonly TranscriptSpeaker[]): NonNullable<Role> {
  if (!others.some(({ role }) => role === likely)) return likely
  return likely === 'guest' ? 'interviewer' : 'guest'
}

function freeId(taken: ReadonlySet<string>): string {
  for (let code = 'c'.charCodeAt(0); ; code++) {
    const id = String.fromCharCode(code)
    if (!taken.has(id)) return id
  }
}
