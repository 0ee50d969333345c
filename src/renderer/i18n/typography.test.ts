import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '#shared/language.ts'
import { cliTexts } from '#shared/messages/cli-texts.ts'
import { consentForms } from '../features/consents/forms/forms.ts'
import { texts } from './texts.ts'

const resources = join(dirname(fileURLToPath(import.meta.url)), '../../../resources')

/** Every text below `value` in one language: a dictionary of that language, or data whose texts lie under `kk`, `ru` and `en`. */
function textsIn(value: unknown, language: Language, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  const fields = new Map<string, unknown>(Object.entries(value))
  const inThree = languages.every((one) => typeof fields.get(one) === 'string')
  return [...fields]
    .filter(([key]) => !inThree || key === language)
    .flatMap(([key, inner]) => textsIn(inner, language, `${path}/${key}`))
}

function ofResources(language: Language) {
  const files = [
    ...readdirSync(join(resources, 'question-bank')).map((file) => `question-bank/${file}`),
    ...['criteria-sets.json', 'plan-templates.json', 'shoot-checklists.json', 'caption-styles.json'],
  ]
  return files.flatMap((file) =>
    textsIn(JSON.parse(readFileSync(join(resources, file), 'utf8')), language, file).filter(([path]) =>
      path.endsWith(`/${language}`),
    ),
  )
}

/** The texts of which `wrong` finds something, with what it found. */
const faults = (all: [string, string][], wrong: RegExp) =>
  all.flatMap(([path, text]) => [...text.matchAll(wrong)].map(([found]) => `${path}: ${found}`))

const twoAlphabets = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/gu

describe.each(languages)('the texts in %s', (language) => {
  const printed = [
    ...textsIn(texts[language], language),
    ...textsIn(consentForms[language], language),
    ...ofResources(language),
  ]
  const all = [...printed, ...textsIn(cliTexts[language], language)]

  test('are all here', () => {
    expect(printed.length).toBeGreaterThan(2000)
  })

  test('write no word in two alphabets: і, а, е, о, р, с, у, х look alike in both', () => {
    expect(faults(all, twoAlphabets)).toEqual([])
  })

  test('use the quotation marks, the apostrophe and the ellipsis of the language', () => {
    const foreign = language === 'en' ? /["'«»„]|\.{3}/g : /["'“”„‘’]|\.{3}/g
    expect(faults(printed, foreign)).toEqual([])
    const pairs = language === 'en' ? '“”' : '«»'
    const odd = printed.filter(([, text]) => text.split(pairs[0]!).length !== text.split(pairs[1]!).length)
    expect(odd).toEqual([])
  })

  test('have no two spaces, no space before a mark, and a dash of the right length', () => {
    expect(faults(printed, / {2}| [,;!?](?= |$)| [.:](?= |$)/g)).toEqual([])
    expect(faults(printed, /(?<!\}\}) [-–] /g)).toEqual([])
  })

  test('hang no ending on a value: its vowels and its case are not known', () => {
    // What may follow a hyphen is the noun of an ordinal, as in `{{number}}-сұрақ`
    const ending =
      /\}\}(?:\p{L}|-(?:\p{L}{1,2}|[днт][ыі]ң|[днт][ае]н|н[ыі]ң|[мбп]ен|с[ыі]н|ндағы|ндегі)(?!\p{L}))/gu
    expect(faults(all, ending)).toEqual([])
  })
})

test('in Kazakh a noun after a number stays singular', () => {
  const plural = /\{\{count\}\}[ -]\p{L}+(?:лар|лер|дар|дер|тар|тер)(?!\p{L})/gu
  expect(faults(textsIn(texts.kk, 'kk'), plural)).toEqual([])
})
