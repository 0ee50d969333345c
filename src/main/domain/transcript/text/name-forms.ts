import type { Language } from '#shared/language.ts'

const back = 'аоұыуяюё'
const front = 'әеөүіиэ'
const vowels = back + front
const nasal = 'мнң'
const liquid = 'лрйужз'
/** What ends a word without voice, whatever it is written with: клуб takes -қа and -тың. */
const voiceless = 'птқкгғдбвсшщфхцчһьъ'

/** By vowel harmony: [back, front]. */
type Pair = readonly [string, string]

interface Endings {
  /** ның, ға, ны, да, нан, мен in the allomorphs of this stem. */
  cases: readonly Pair[]
  plural: Pair
  possessive: Pair
  adjective: Pair
}

const endings: Record<'vowel' | 'nasal' | 'liquid' | 'voiceless', Endings> = {
  vowel: {
    cases: [
      ...[pair('ның', 'нің'), pair('ға', 'ге'), pair('ны', 'ні'), pair('да', 'де'), pair('дан', 'ден')],
      pair('мен', 'мен'),
    ],
    plural: pair('лар', 'лер'),
    possessive: pair('сы', 'сі'),
    adjective: pair('лық', 'лік'),
  },
  nasal: {
    cases: [
      ...[pair('ның', 'нің'), pair('ға', 'ге'), pair('ды', 'ді'), pair('да', 'де'), pair('нан', 'нен')],
      pair('мен', 'мен'),
    ],
    plural: pair('дар', 'дер'),
    possessive: pair('ы', 'і'),
    adjective: pair('дық', 'дік'),
  },
  liquid: {
    cases: [
      ...[pair('дың', 'дің'), pair('ға', 'ге'), pair('ды', 'ді'), pair('да', 'де'), pair('дан', 'ден')],
      ...[pair('мен', 'мен'), pair('бен', 'бен')],
    ],
    plural: pair('лар', 'лер'),
    possessive: pair('ы', 'і'),
    adjective: pair('лық', 'лік'),
  },
  voiceless: {
    cases: [
      ...[pair('тың', 'тің'), pair('қа', 'ке'), pair('ты', 'ті'), pair('та', 'те'), pair('тан', 'тен')],
      pair('пен', 'пен'),
    ],
    plural: pair('тар', 'тер'),
    possessive: pair('ы', 'і'),
    adjective: pair('тық', 'тік'),
  },
}

function pair(hard: string, soft: string): Pair {
  return [hard, soft]
}

/** What follows a possessive: Момышұлы-на, көшесі-нде. */
const afterPossessive: readonly Pair[] = [
  ...[pair('', ''), pair('ның', 'нің'), pair('на', 'не'), pair('н', 'н'), pair('нда', 'нде')],
  ...[pair('нан', 'нен'), pair('мен', 'мен'), pair('ндағы', 'ндегі')],
]

/**
 * The Kazakh suffixes a name can take, by vowel harmony and its last sound: cases, the place's adjective (-дағы, -лық), plural,
 * possessive with its cases; the empty one first. A name whose harmony its letters leave open (и, у, э) has those of both.
 * @param isPhrase it ends in a possessive of its own: Абай көшесі
 */
export function kazakhSuffixes(name: string, isPhrase = false): string[] {
  const lower = name.toLowerCase()
  const last = lower.at(-1) ?? ''
  const kind = vowels.includes(last) && last !== 'у' ? 'vowel' : kindOf(last)
  const suffixes = new Set([''])
  for (const harmony of harmonies(lower)) {
    const of = ([hard, soft]: Pair) => (harmony === 'back' ? hard : soft)
    const { cases, plural, possessive, adjective } = endings[kind]
    const locative = of(cases[3]!)
    for (const each of cases) suffixes.add(of(each))
    suffixes.add(locative + (harmony === 'back' ? 'ғы' : 'гі'))
    suffixes.add(of(adjective))
    suffixes.add(of(plural))
    const own = of(possessive)
    for (const ending of afterPossessive) suffixes.add(own + of(ending))
    if (/(?:ұлы|қызы)$/u.test(lower) || isPhrase)
      for (const ending of afterPossessive) suffixes.add(of(ending))
  }
  return [...suffixes]
}

function kindOf(last: string): keyof typeof endings {
  if (nasal.includes(last)) return 'nasal'
  if (liquid.includes(last)) return 'liquid'
  return voiceless.includes(last) ? 'voiceless' : 'vowel'
}

function harmonies(word: string): ('back' | 'front')[] {
  const last = Array.from(word).findLast((letter) => vowels.includes(letter))
  if (last === undefined || last === 'и' || last === 'у' || last === 'э' || last === 'ю') {
    return ['back', 'front']
  }
  return [back.includes(last) ? 'back' : 'front']
}

/** The Russian cases of a name, roughly by its ending; the name itself first. One that does not decline (Алматы) has no other. */
export function russianForms(name: string): string[] {
  const lower = name.toLowerCase()
  const rules: [end: string, forms: string][] = [
    ['ский', 'ского скому ским ском'],
    ['цкий', 'цкого цкому цким цком'],
    ['ская', 'ской скую'],
    ['ия', 'ии ию ией'],
    ['ый', 'ого ому ым ом'],
    ['ая', 'ой ую'],
    ['ий', 'ия ию ием ии'],
    ['ова', 'овой ову'],
    ['ева', 'евой еву'],
    ['ина', 'иной ину ины ине'],
    ['ов', 'ова ову овым ове овых'],
    ['ев', 'ева еву евым еве евых'],
    ['ин', 'ина ину иным ином ине иных'],
    ['а', 'ы и е у ой ей'],
    ['я', 'и е ю ей'],
    ['ь', 'я и ю ем ью е'],
    ['й', 'я ю ем е'],
  ]
  for (const [end, forms] of rules) {
    if (lower.length > end.length + 1 && lower.endsWith(end)) {
      const stem = name.slice(0, -end.length)
      return [name, ...forms.split(' ').map((form) => stem + form)]
    }
  }
  if (!/[бвгджзклмнпрстфхцчшщ]$/.test(lower)) return [name]
  return [name, ...['а', 'у', 'ом', 'ем', 'е'].map((ending) => name + ending)]
}

/** At most this many forms of one name are tried. */
const maxForms = 72

/**
 * A name as it may stand in a sentence of `language`, its own form first: Kazakh suffixes on the last word, Russian cases of every word,
 * the English possessive. The case of its letters is kept.
 */
export function nameForms(name: string, language: Language): string[] {
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1).join(' ')
  const withLast = (forms: readonly string[]) =>
    forms.map((form) => (before === '' ? form : `${before} ${form}`))
  if (language === 'kk') {
    // ҚазҰУ-дың: an abbreviation has its suffix after a hyphen.
    const joint = /\p{Lu}.*\p{Lu}$/u.test(last) ? '-' : ''
    const isPhrase = words.length > 1 && /[ыі]$/u.test(last)
    return withLast(
      kazakhSuffixes(last, isPhrase).map((suffix) => (suffix === '' ? last : last + joint + suffix)),
    )
  }
  if (language === 'en') return withLast(/s$/i.test(last) ? [last] : [last, `${last}'s`])
  let forms = ['']
  for (const word of words) {
    const own = russianForms(word)
    forms = forms.flatMap((form) => own.map((each) => (form === '' ? each : `${form} ${each}`)))
    if (forms.length > maxForms) return withLast(russianForms(last))
  }
  return forms
}
