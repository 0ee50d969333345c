import type { ImportField } from '#shared/api/exchange.ts'
import type { QuestionRole, QuestionSource, QuestionStatus } from '#shared/api/questions.ts'
import { type Language, languages } from '#shared/language.ts'
import { foldText } from '#shared/search-fold.ts'

/** A field whatever its language is. */
export type BaseField =
  | Exclude<ImportField, `${'text' | 'theme' | 'skip'}_${Language}`>
  | 'text'
  | 'theme'
  | 'skip'

/** What a heading says: the field, and the language it names or (`own`) is written in. */
export interface Heading {
  field: BaseField
  language: Language | null
  own: Language | null
}

/** The first word of each list is what an export writes; all are understood. */
const headings: Record<BaseField, Record<Language, readonly string[]>> = {
  number: {
    kk: ['№', 'нөмірі', 'рет саны'],
    ru: ['№', 'номер', '№ п/п', 'п/п'],
    en: ['No.', 'number', '#', 'id'],
  },
  parent: {
    kk: ['Қай сұрақты толықтырады (№)', 'жалғасы', 'негізгі сұрақ №'],
    ru: ['Уточняет вопрос №', 'уточняет', 'к вопросу', 'уточнение к вопросу'],
    en: ['Follow-up to No.', 'follow-up to', 'parent'],
  },
  theme: {
    kk: ['Тақырып', 'тақырыбы', 'бөлім'],
    ru: ['Тема', 'раздел', 'рубрика', 'блок'],
    en: ['Theme', 'topic', 'section', 'rubric'],
  },
  theme_colour: {
    kk: ['Тақырып түсі'],
    ru: ['Цвет темы', 'цвет'],
    en: ['Theme colour', 'theme color', 'colour', 'color'],
  },
  text: {
    kk: ['Сұрақ', 'сұрақтар', 'сұрақ мәтіні', 'мәтін', 'мәтіні'],
    ru: ['Вопрос', 'вопросы', 'текст вопроса', 'текст', 'формулировка'],
    en: ['Question', 'questions', 'question text', 'text'],
  },
  role: {
    kk: ['Рөлі', 'сұрақ рөлі', 'сұрақ түрі', 'түрі'],
    ru: ['Роль', 'роль вопроса', 'тип', 'вид вопроса'],
    en: ['Role', 'type', 'kind'],
  },
  status: {
    kk: ['Күйі', 'мәртебесі', 'статус'],
    ru: ['Статус', 'состояние'],
    en: ['Status', 'state'],
  },
  tags: {
    kk: ['Тегтер', 'тег', 'белгілер', 'белгі'],
    ru: ['Метки', 'метка', 'теги', 'тег'],
    en: ['Tags', 'tag', 'labels'],
  },
  source: {
    kk: ['Сұрақ қайдан келді', 'кімнен', 'дереккөзі', 'қайдан'],
    ru: ['Откуда вопрос', 'источник', 'откуда'],
    en: ['Source'],
  },
  asked_by: {
    kk: ['Кім сұрады', 'сұраған адам'],
    ru: ['Кто спросил', 'автор', 'от кого'],
    en: ['Asked by', 'author', 'who asked'],
  },
  notes: {
    kk: ['Ескертпелер', 'ескертпе', 'ескерту', 'түсініктеме'],
    ru: ['Заметки', 'заметка', 'примечание', 'примечания', 'комментарий', 'комментарии'],
    en: ['Notes', 'note', 'comment', 'comments', 'remarks'],
  },
  skip: {
    kk: ['Қашан өткізіп жіберу керек', 'өткізіп жіберу'],
    ru: ['Когда пропустить', 'можно пропустить', 'пропуск'],
    en: ['When to skip', 'skip hint', 'skip'],
  },
  date: {
    kk: ['Күні', 'соңғы рет қойылған күні', 'соңғы рет', 'қойылған күні'],
    ru: [
      'Дата',
      'когда задавали',
      'последний раз',
      'дата интервью',
      'дата последнего использования',
      'использован',
    ],
    en: ['Date', 'last used', 'last asked', 'asked on', 'used on'],
  },
}

/** What an export adds for reading; an import leaves these columns out. */
const counted: Record<'times' | 'last', Record<Language, string>> = {
  times: {
    kk: 'Неше рет қойылды (қолданба санайды)',
    ru: 'Сколько раз задан (считает программа)',
    en: 'Times asked (counted)',
  },
  last: {
    kk: 'Соңғы түсірілім (қолданба санайды)',
    ru: 'Последняя съёмка (считает программа)',
    en: 'Last filmed (counted)',
  },
}

/** What earlier versions counted; their files may still come in. */
const countedBefore = ['Жоспарларда (қолданба санайды)', 'В планах (считает программа)', 'In plans (counted)']

/** The first is what an export writes behind a heading. */
const languageWords: Record<Language, readonly string[]> = {
  kk: [
    'қазақша',
    'қазақ',
    'қазақ тілі',
    'қазақ тілінде',
    'қаз',
    'казахский',
    'на казахском',
    'по казахски',
    'каз',
    'kazakh',
    'kaz',
    'kk',
    'kz',
    'қз',
  ],
  ru: [
    'орысша',
    'орыс',
    'орыс тілі',
    'орыс тілінде',
    'русский',
    'на русском',
    'по русски',
    'рус',
    'russian',
    'rus',
    'ru',
    'орыс',
  ],
  en: [
    'ағылшынша',
    'ағылшын',
    'ағылшын тілінде',
    'английский',
    'на английском',
    'по английски',
    'англ',
    'english',
    'eng',
    'en',
  ],
}
const languageNames: Record<Language, Record<Language, string>> = {
  kk: { kk: 'қазақша', ru: 'орысша', en: 'ағылшынша' },
  ru: { kk: 'казахский', ru: 'русский', en: 'английский' },
  en: { kk: 'Kazakh', ru: 'Russian', en: 'English' },
}

/** Signs are all that some headings have; words are compared folded. */
function key(text: string): string {
  return foldText(text.replaceAll('№', ' nr ').replaceAll('#', ' nr '))
}

const known = new Map<string, Heading>()
for (const own of languages) {
  for (const [field, words] of Object.entries(headings) as [
    BaseField,
    Record<Language, readonly string[]>,
  ][]) {
    for (const word of words[own]) {
      const folded = key(word)
      const before = known.get(folded)
      // A word that two languages share says nothing of its own language.
      known.set(folded, { field, language: null, own: before && before.own !== own ? null : own })
    }
  }
}
const languageKeys = languages
  .flatMap((language) => languageWords[language].map((word) => ({ language, word: key(word) })))
  .sort((a, b) => b.word.length - a.word.length)
const countedKeys = new Set(
  [...Object.values(counted).flatMap((names) => Object.values(names)), ...countedBefore].map(key),
)

/** What a column's heading says, in any of the three languages; null when it says nothing known. */
export function readHeading(header: string): Heading | null {
  const folded = key(header)
  if (folded === '' || countedKeys.has(folded)) return null
  const whole = known.get(folded)
  if (whole) return whole
  for (const { language, word } of languageKeys) {
    if (folded === word) return { field: 'text', language, own: null }
    const rest = folded.startsWith(`${word} `)
      ? folded.slice(word.length + 1)
      : folded.endsWith(` ${word}`)
        ? folded.slice(0, -word.length - 1)
        : null
    const heading = rest === null ? undefined : known.get(rest)
    if (heading) return { ...heading, language }
  }
  return null
}

/** Is it a column that an export adds for reading only? */
export function isCounted(header: string): boolean {
  return countedKeys.has(key(header))
}

/** The heading an export writes over a field. */
export function headingOf(field: ImportField, language: Language): string {
  const [base, own] = splitField(field)
  const word = headings[base][language][0] ?? base
  return own ? `${word} (${languageNames[language][own]})` : word
}

export function countedHeading(what: 'times' | 'last', language: Language): string {
  return counted[what][language]
}

/** `text_kk` as `text` and `kk`. */
export function splitField(field: ImportField): [BaseField, Language | null] {
  const match = /^(text|theme|skip)_(kk|ru|en)$/.exec(field)
  return match ? [match[1] as BaseField, match[2] as Language] : [field as BaseField, null]
}

type Words<Value extends string> = Record<Value, Record<Language, readonly string[]>>

const roles: Words<QuestionRole> = {
  warm_up: {
    kk: ['Бойжазу', 'кіріспе', 'жеңіл'],
    ru: ['Разогрев', 'разминка', 'лёгкий', 'вводный', 'вступительный'],
    en: ['Warm-up', 'warmup', 'opening', 'easy'],
  },
  core: { kk: ['Негізгі'], ru: ['Основной', 'основные', 'главный'], en: ['Core', 'main'] },
  sensitive: {
    kk: ['Нәзік', 'ауыр', 'сезімтал'],
    ru: ['Деликатный', 'чувствительный', 'сложный', 'тяжёлый'],
    en: ['Sensitive', 'delicate', 'hard'],
  },
  closing: {
    kk: ['Қорытынды', 'соңғы'],
    ru: ['Завершающий', 'заключительный', 'финальный'],
    en: ['Closing', 'final', 'last'],
  },
}
const statuses: Words<QuestionStatus> = {
  draft: { kk: ['Қаралама', 'жоба'], ru: ['Черновик'], en: ['Draft'] },
  ready: { kk: ['Дайын'], ru: ['Готов', 'готово', 'готовый'], en: ['Ready', 'done'] },
  retired: {
    kk: ['Қолданылмайды', 'ескірген'],
    ru: ['Не используется', 'снят', 'устарел', 'архив'],
    en: ['Retired', 'archived', 'not used'],
  },
}
const sources: Words<QuestionSource['kind']> = {
  team: { kk: ['Топтың өзі', 'топ', 'команда', 'өзіміз'], ru: ['Команда', 'мы'], en: ['Team', 'us'] },
  audience: {
    kk: ['Көрермен', 'көрермендер', 'аудитория'],
    ru: ['Зрители', 'зритель', 'аудитория', 'подписчик'],
    en: ['Audience', 'viewer', 'follower'],
  },
}

function vocabulary<Value extends string>(words: Words<Value>) {
  const values = Object.keys(words) as Value[]
  const read = new Map(
    values.flatMap((value) => [
      [key(value), value] as const,
      ...languages.flatMap((language) => words[value][language].map((word) => [key(word), value] as const)),
    ]),
  )
  return {
    print: (value: Value, language: Language) => words[value][language][0] ?? value,
    /** null: not one of its words. */
    read: (word: string) => read.get(key(word)) ?? null,
  }
}

export const roleWords = vocabulary(roles)
export const statusWords = vocabulary(statuses)
export const sourceWords = vocabulary(sources)
