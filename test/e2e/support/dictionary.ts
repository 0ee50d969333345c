import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../../src/shared/language.ts'

const renderer = join(import.meta.dirname, '..', '..', '..', 'src', 'renderer')

type Tree = { [key: string]: string | Tree }

/** Looks up what the screens say in one interface language, as `t('interviews.create')`; `{{name}}` places are filled. */
export type Say = (key: string, values?: Record<string, string | number>) => string

export function dictionary(language: Language): Say {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Tree
  const own = globSync(`features/*/texts/${language}.json`, { cwd: renderer })
  const files = [join('i18n', `${language}.json`), ...own]
  const tree: Tree = Object.assign({}, ...files.map((file) => read(join(renderer, file))))
  return (key, values = {}) => {
    const found = key
      .split('.')
      .reduce<string | Tree | undefined>(
        (node, part) => (typeof node === 'object' ? node[part] : undefined),
        tree,
      )
    if (typeof found !== 'string') throw new Error(`the dictionary of ${language} has no ${key}`)
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}

/** What one feature says: `featureWords('kk', 'consents')('form')` is `t('consents.form')`. */
export function featureWords(language: Language, feature: string): Say {
  const say = dictionary(language)
  return (key, values) => say(`${feature}.${key}`, values)
}
