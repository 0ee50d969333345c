import { execa } from 'execa'

/** Languages tesseract must know to read the app's captions. */
const languages = ['kaz', 'rus', 'eng']

/** Whether tesseract and its three languages are installed; says so on the console when not, as a test that needs it is then skipped. */
export async function canRead(): Promise<boolean> {
  const { stdout, exitCode } = await execa('tesseract', ['--list-langs'], { reject: false })
  const installed =
    exitCode === 0 && languages.every((language) => String(stdout).split('\n').includes(language))
  if (!installed) console.warn(`skipped: tesseract with ${languages.join(', ')} is not installed`)
  return installed
}

/** The text in a picture (dark on light reads best), as lines joined by blanks. */
export async function readPicture(path: string, language = languages.join('+')): Promise<string> {
  const { stdout } = await execa('tesseract', [path, 'stdout', '-l', language, '--psm', '6'])
  return stdout.replace(/\s+/gu, ' ').trim()
}

/** Share of letters two texts have in common, 0..1, by edit distance. */
export function likeness(a: string, b: string): number {
  const [first, second] = [[...a], [...b]]
  let row = second.map((_, index) => index + 1)
  for (const [i, letter] of first.entries()) {
    let diagonal = i
    let left = i + 1
    row = row.map((above, index) => {
      const value = Math.min(above + 1, left + 1, diagonal + (letter === second[index] ? 0 : 1))
      diagonal = above
      left = value
      return value
    })
  }
  return 1 - (row.at(-1) ?? first.length) / Math.max(first.length, second.length, 1)
}
