import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '#shared/language.ts'
import { dynamicKeys } from './dynamic-keys.ts'
import { texts as dictionary } from './texts.ts'

const rendererDir = join(dirname(fileURLToPath(import.meta.url)), '..')

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof value === 'string') flat.set(path, value)
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text)
  }
  return flat
}

const texts: Record<Language, Map<string, string>> = {
  kk: flatten(dictionary.kk),
  ru: flatten(dictionary.ru),
  en: flatten(dictionary.en),
}
const pluralForm = /_(zero|one|two|few|many|other)$/

/** Keys without their plural forms; `_one` and the like belong to one key only when `_other` is there too. */
function baseKeys(flat: Map<string, string>): Set<string> {
  return new Set(
    [...flat.keys()].map((key) => {
      const base = key.replace(pluralForm, '')
      return base !== key && flat.has(`${base}_other`) ? base : key
    }),
  )
}

const isPlural = (language: Language, key: string) => texts[language].has(`${key}_other`)
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

/** Every literal key in the sources: the first argument of `t(...)`, also where it is chosen by a condition. */
function literalKeys(): Set<string> {
  const found = new Set<string>()
  const files = readdirSync(rendererDir, { recursive: true, encoding: 'utf8' })
  for (const file of files) {
    if (!/\.tsx?$/.test(file) || /\.test\.ts$/.test(file) || file.startsWith('i18n')) continue
    const source = readFileSync(join(rendererDir, file), 'utf8')
    for (const call of source.matchAll(/\bt\(/g)) {
      const rest = source.slice(call.index + 2, call.index + 400)
      const argument = firstArgument(rest)
      for (const [, key] of argument.matchAll(/'([\w.]+\.[\w.]+)'/g)) if (key) found.add(key)
    }
  }
  return found
}

/** The text up to the comma or the parenthesis that ends the first argument. */
function firstArgument(text: string): string {
  let depth = 1
  for (const [index, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth -= 1
    if ((character === ',' && depth === 1) || depth === 0) return text.slice(0, index)
  }
  return text
}

const needed = new Set([...literalKeys(), ...dynamicKeys()])

describe.each(languages)('%s', (language) => {
  const keys = baseKeys(texts[language])

  test('has every key the app uses', () => {
    expect([...needed].filter((key) => !keys.has(key))).toEqual([])
  })

  test('has no key the app does not use', () => {
    expect([...keys].filter((key) => !needed.has(key))).toEqual([])
  })

  test('has the plural forms of the language, no more and no fewer', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const key of keys) {
      if (!isPlural(language, key)) continue
      const own = [...texts[language].keys()]
        .filter((other) => other !== key && other.replace(pluralForm, '') === key)
        .map((other) => other.slice(key.length + 1))
      expect(own.sort(), key).toEqual([...forms].sort())
    }
  })

  test('takes the same values as English', () => {
    for (const [key, text] of texts[language]) {
      const base = key.replace(pluralForm, '')
      const english = texts.en.get(key) ?? texts.en.get(`${base}_other`) ?? ''
      expect(placeholders(text), key).toEqual(placeholders(english))
    }
  })

  test('says how many wherever its forms for many do: in Russian 21 has the form of one', () => {
    const silent = [...texts[language]].filter(([key, text]) => {
      const many =
        texts[language].get(key.replace(/_one$/, '_few')) ??
        texts[language].get(`${key.replace(/_one$/, '')}_other`)
      return key.endsWith('_one') && many?.includes('{{count}}') && !text.includes('{{count}}')
    })
    expect(silent.map(([key]) => key)).toEqual([])
  })

  test('has no empty and no untrimmed text', () => {
    for (const [key, text] of texts[language]) expect(text.trim() === text && text !== '', key).toBe(true)
  })
})

/** Names of formats, targets and units, and Russian words that Kazakh has too. */
const sameOnPurpose = new Set([
  'engine.gigaam',
  'engine.whisper',
  'engine.parakeet',
  'preset.youtube',
  'preset.reels',
  'preset.shorts',
  'subtitles.format.srt',
  'subtitles.format.vtt',
  'subtitles.format.ass',
  'clips.sidecars.srt',
  'clips.sidecars.vtt',
  'clips.loudness',
  'transcript.model',
  'diagnostics.computer',
  'diagnostics.cpus',
  'error_page.unnamed_file',
  'player.seconds',
  'preset.feed',
  'recordings.fps',
  'recordings.khz',
  'subtitles.count',
  'clips.files_count',
  'plans.minutes',
  'sessions.seconds',
  'speakers.country.DE',
  'speakers.country.IR',
  'speakers.country.FR',
])

test('no text was left in another language', () => {
  const same: string[] = []
  for (const [key, text] of texts.kk) {
    if (sameOnPurpose.has(key.replace(pluralForm, ''))) continue
    const base = key.replace(pluralForm, '')
    const others = [texts.ru, texts.en].map((flat) => flat.get(key) ?? flat.get(`${base}_other`))
    if (others.includes(text)) same.push(key)
  }
  for (const [key, text] of texts.ru) {
    if (!sameOnPurpose.has(key.replace(pluralForm, '')) && texts.en.get(key) === text) same.push(key)
  }
  expect(same).toEqual([])
})

test('Kazakh and Russian are in Cyrillic, English is not', () => {
  const script = /\p{Script=Cyrillic}/u
  for (const language of languages) {
    for (const [key, text] of texts[language]) {
      if (sameOnPurpose.has(key.replace(pluralForm, ''))) continue
      expect(script.test(text), `${language} ${key}`).toBe(language !== 'en')
    }
  }
})
