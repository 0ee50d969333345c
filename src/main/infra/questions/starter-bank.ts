import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type QuestionBankFile, questionBankFileSchema } from '#shared/question-bank.ts'
import { resourcePath } from '../paths.ts'

/** The order in which a talk usually goes through the themes; a file that is not named here comes behind. */
const order = [
  'leaving.json',
  'arriving-and-first-days.json',
  'language.json',
  'school-and-study.json',
  'documents-and-citizenship.json',
  'work.json',
  'family.json',
  'identity.json',
  'traditions.json',
  'friendship-and-belonging.json',
  'difficulties-and-support.json',
  'dreams.json',
  'advice-to-others.json',
]

let loaded: Promise<QuestionBankFile> | null = null

/** The starter bank: all files of resources/question-bank/ as one. They come with the app and do not change while it runs. */
export function loadQuestionBank(): Promise<QuestionBankFile> {
  loaded ??= readFiles().catch((error: unknown) => {
    loaded = null
    throw error
  })
  return loaded
}

async function readFiles(): Promise<QuestionBankFile> {
  const folder = resourcePath('question-bank')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort(byPlace)
  const files = await Promise.all(
    names.map(async (name) =>
      questionBankFileSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  )
  return { themes: files.flatMap((file) => file.themes) }
}

function byPlace(a: string, b: string): number {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return place(a) - place(b) || a.localeCompare(b)
}
