import { intlFormat, type LanguageFormat, type UnitName } from './format-intl.ts'

/*
 * Chromium names Kazakh among its locales and has no data for it: dates come out as "2026 M11 24" and numbers as in English.
 * So the few Kazakh forms that the screens need stand here, from CLDR 48 (kk); Node has that data, and the test compares.
 */
/** The months from January on. */
export const kazakhMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
]

const units: Record<UnitName, { short: string; long: string }> = {
  byte: { short: 'байт', long: 'байт' },
  kilobyte: { short: 'кБ', long: 'килобайт' },
  // CLDR writes МБ and ТБ with a Latin first letter, which is a slip
  megabyte: { short: 'МБ', long: 'мегабайт' },
  gigabyte: { short: 'ГБ', long: 'гигабайт' },
  terabyte: { short: 'ТБ', long: 'терабайт' },
  second: { short: 'с', long: 'секунд' },
  minute: { short: 'мин', long: 'минут' },
  hour: { short: 'сағ', long: 'сағат' },
}

const noBreak = '\u00a0'
/** Russian writes numbers with the same comma and the same space between thousands. */
const numbers = intlFormat('ru')
const pad = (value: number) => String(value).padStart(2, '0')

/** How Kazakh writes numbers, units and dates. A noun after a number stays as it is, so there is one form of each. */
export const kazakh: LanguageFormat = {
  number: numbers.number,
  percent: (part) => `${numbers.number(part * 100, 0)}%`,
  unit: (value, unit, display) => {
    const digits =
      unit.endsWith('byte') && value < 10 && !Number.isInteger(Math.round(value * 10) / 10) ? 1 : 0
    return `${numbers.number(value, digits)}${noBreak}${units[unit][display]}`
  },
  date: (date) => `${date.getFullYear()} ж. ${date.getDate()} ${kazakhMonths[date.getMonth()]}`,
  dateTime: (date) =>
    `${date.getFullYear()} ж. ${pad(date.getDate())} ${kazakhMonths[date.getMonth()]?.slice(0, 3)}., ${pad(date.getHours())}:${pad(date.getMinutes())}`,
}
