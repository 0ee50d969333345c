/**
 * What each letter of the three scripts of Kazakh becomes in a name's skeleton. Letters that one of the scripts, or a passport's
 * spelling, does not tell apart become the same: о and ө, у, ұ and ү, ы, і, и and й, к and қ, г and ғ, н and ң, х and һ, ш, щ and ч.
 * Sources: the töte table of CLDR's kk-Arab and abai.kz, the Latin alphabet of the national commission (2021); Uzbek and
 * Turkish Latin, Persian and Uyghur forms of Arabic letters, since that is how people's papers spell their names.
 */
const letters: Readonly<Record<string, string>> = {
  ...fold(
    'а:a ә:a б:b в:v г:g ғ:g д:d е:e ё:io ж:j з:z и:i й:i і:i ї:i к:k қ:k л:l м:m н:n ң:n о:o ө:o п:p р:r с:s т:t',
  ),
  ...fold('у:u ұ:u ү:u ф:f х:h һ:h ц:ts ч:ş ш:ş щ:ş ъ: ы:i ь: э:e є:e ю:iu я:ia ў:u ҳ:h ҷ:j ӣ:i ӯ:u'),
  // A plain Latin c is the Turkish letter of Жан (Can); `ch` is put together below.
  ...fold('y:i ı:i w:u q:k x:h c:C ç:ş ş:ş š:ş č:ş ž:j đ:d ł:l ə:a ø:o æ:a ß:s ŋ:n ǵ:g'),
  ...fold(
    'ا:a ب:b ۆ:v گ:g ع:g غ:g د:d ە:e ج:j ژ:j ز:z ذ:z ض:z ظ:z ي:i ى:i ی:i ک:k ك:k ق:k ل:l م:m ن:n ڭ:n و:o پ:p',
  ),
  ...fold('ر:r س:s ص:s ث:s ت:t ط:t ۋ:u ۇ:u ۈ:u ف:f ح:h خ:h ھ:h ه:h ہ:h چ:ş ش:ş ې:e ة:e ئ: ؤ:o ء: ٴ: ـ:'),
}

function fold(pairs: string): Record<string, string> {
  return Object.fromEntries(
    pairs.split(' ').map((pair) => {
      const at = pair.indexOf(':')
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/**
 * Sounds that are written with several letters in one script and one in another. They are joined after the letters are mapped,
 * so that all scripts go through them alike: сх of Cyrillic and sh of Latin end as the same.
 */
const joined: readonly (readonly [string, string])[] = [
  ['Ch', 'ş'],
  ['C', 'j'],
  ['ts', 's'],
  ['tş', 'ş'],
  ['sh', 'ş'],
  ['zh', 'j'],
  ['dj', 'j'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['ng', 'n'],
  ['ie', 'e'],
  ['iu', 'u'],
  ['io', 'o'],
]

/** Hyphens, apostrophes (Uzbek oʻ), zero-width joiners and direction marks stand inside of words. */
const insideWords = /[-‐-―'’‘ʻʼ`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu

function foldWord(word: string): string {
  let mapped = ''
  for (const letter of word) {
    const own = letters[letter]
    if (own !== undefined) mapped += own
    else {
      for (const part of letter.normalize('NFKD').replace(/\p{M}/gu, '')) mapped += letters[part] ?? part
    }
  }
  for (;;) {
    let next = single(mapped)
    for (const [from, to] of joined) if (next.includes(from)) next = single(next.replaceAll(from, to))
    if (next === mapped) return mapped
    mapped = next
  }
}

/** Doubled letters come and go between spellings. */
function single(text: string): string {
  let result = ''
  let last = ''
  for (const letter of text) {
    if (letter !== last) result += letter
    last = letter
  }
  return result
}

/**
 * The common skeleton of a name or of any text that is searched for: the same for Cyrillic, Latin and Arabic spellings of the
 * same Kazakh words, for passports' transliterations, and for Kazakh typed without its own letters. Words are separated by one
 * space; punctuation is gone. Folding a skeleton changes nothing.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(insideWords, '')
    .replace(arabicDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .toLowerCase()
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .filter((word) => word !== '')
    .join(' ')
}
