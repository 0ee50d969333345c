import type { Language } from '#shared/language.ts'

/** ISO 639 in two and three letters, as file names end in: `film.kk.srt`, `film_rus.vtt`. */
const inNames: Readonly<Record<string, Language>> = {
  ...{ kk: 'kk', kz: 'kk', kaz: 'kk', ru: 'ru', rus: 'ru', en: 'en', eng: 'en' },
}
/** The letters Kazakh has and Russian has not, and what KZ-1048 writes in their places when it is read as Windows-1251. */
const kazakh = /[әғқңөұүһіґєјѕїўќћ]/giu
const cyrillic = /\p{Script=Cyrillic}/gu
const latin = /\p{Script=Latin}/gu
/** Letters of Kazakh's own are a tenth of a Kazakh text and more; a Russian one has some in names. */
const kazakhShare = 0.03
const sampleBytes = 65_536

/** A line of dialogue in ASS and SSA has its text after nine commas. */
const assEvent = /^Dialogue:(?:[^,\n]*,){9}(.*)$/gm

/** Without what a format says for itself: headers, styles, tags. */
function saidIn(text: string): string {
  const events = [...text.matchAll(assEvent)].map((match) => match[1])
  const body = events.length > 0 ? events.join('\n') : text.replace(/^\ufeff?WEBVTT.*(?:\r?\n.+)*/, '')
  return body.replace(/<[^<>]*>|\{[^{}]*\}/g, '')
}

/** The language a subtitle file is in: as its name ends, else by its letters; null where neither says. */
export function toldLanguage(name: string, text: string): Language | null {
  const ending = /[._-]([a-z]{2,3})(?:-[a-z]{2,4})?\.[^.]{1,5}$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (Object.hasOwn(inNames, ending)) return inNames[ending] ?? null
  const said = saidIn(text)
  const count = (letters: RegExp) => said.match(letters)?.length ?? 0
  const all = count(cyrillic)
  const others = count(latin)
  if (all === 0 && others === 0) return null
  if (all < others) return 'en'
  return count(kazakh) >= all * kazakhShare ? 'kk' : 'ru'
}

/** The beginning of a file as text, well enough to tell its language: UTF-8, UTF-16 with its mark, else Windows-1251. */
export async function beginningOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, sampleBytes).arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    // The sample may end inside a letter.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
