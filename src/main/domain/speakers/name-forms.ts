import { foldName } from '#shared/name-fold.ts'

/** Shorter parts of a name (an initial, Ли) are in too many texts: they count only beside another part of the name. */
const shortestAlone = 3

const list = (text: string) => text.split(' ')
/** Plurals and possessives of Kazakh names, and the ways in which they are addressed: Айгерімдер, Серігім, Айгерімжан. */
const kkBefore = [
  ...['', ...list('лар лер дар дер тар тер жан ке еке')],
  ...list('ым ім м ың ің ң ы і сы сі ымыз іміз мыз міз'),
]
/** Cases of Kazakh, and what makes an adjective of a name: Айгерімдікі, Айгерімдей. */
const kkCases = [
  ...['', ...list('ның нің дың дің тың тің ға ге қа ке на не а е ды ді ты ті ны ні н')],
  ...list('да де та те нда нде дан ден тан тен нан нен мен бен пен'),
  ...list('ша ше дай дей тай тей дікі тікі нікі дағы дегі тағы тегі'),
]
const kkEndings = kkBefore.flatMap((before) => kkCases.map((end) => before + end))
/** Cases of Russian names that end in a consonant: Болата, Серикову. */
const ruHard = list('а у ом ем е ы ов ам ами ах ым')
/** What takes the place of a last vowel or soft sign in Russian: Алии, Игоря, Сериковой. */
const ruSoft = list('а ы и е у ю я й ой ей ою ею ем ём ии ию ией иям иях иями ий ям ями ях ам ами ах ов ев')
/** Of names that are declined like adjectives: Ковальского. */
const ruAdjective = list('ий ый ой ая яя ого его ому ему им ым ом ем ей ую юю ою ею ие ые их ых ими ыми')
const adjective = /(?<=[сц]к)(?:ий|ой|ая)$|(?<=[нвтлр])(?:ый|ая)$/u
const vowel = /[аяйьеёиоуюыэ]$/u
/** A stem's last letter before a vowel: Серік, Серігім. */
const softened: Readonly<Record<string, string>> = { к: 'г', қ: 'ғ', п: 'б' }

export interface NameForms {
  /** A part of a name that tells of the person by itself. */
  isName(word: string): boolean
  /** Too short for that: an initial, Ли. */
  isShort(word: string): boolean
}

/**
 * Tells words that are a part of one of the names, in any script (by `foldName`) and in any case of Kazakh and Russian. Endings
 * come from a list, so that Аман is not found in «аманат».
 */
export function nameForms(names: readonly string[]): NameForms {
  const parts = names.flatMap(
    (name) =>
      name
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}'’ʼʻ]+/gu) ?? [],
  )
  const forms = new Set<string>()
  const short = new Set<string>()
  for (const part of new Set(parts)) {
    const folded = foldName(part)
    if (folded.length < shortestAlone) short.add(folded)
    else for (const form of formsOf(part)) forms.add(foldName(form))
  }
  // An English possessive is no letter of the name.
  const own = (word: string) => foldName(word.replace(/['’]s$/u, ''))
  return { isName: (word) => forms.has(own(word)), isShort: (word) => short.has(own(word)) }
}

function formsOf(part: string): string[] {
  const soft = softened[part.at(-1) ?? '']
  const asAdjective = part.replace(adjective, '')
  const open = part.replace(vowel, '')
  const joined = (stem: string, endings: readonly string[]) =>
    stem.length < shortestAlone ? [] : endings.map((ending) => stem + ending)
  return [
    ...joined(part, kkEndings),
    ...joined(part, ruHard),
    ...(soft === undefined ? [] : joined(part.slice(0, -1) + soft, kkEndings)),
    ...(open === part ? [] : joined(open, ruSoft)),
    ...(asAdjective === part ? [] : joined(asAdjective, ruAdjective)),
  ]
}
