import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { startI18n } from '../../i18n/i18n.ts'
import { FilterMenu } from './filter-menu.tsx'

beforeAll(() => {
  startI18n()
})

const options = [
  { value: 'kk', label: 'Қазақша' },
  { value: 'ru', label: 'Русский' },
]
function shown(chosen: string[], named: boolean): string {
  const menu = createElement(FilterMenu<string>, { label: 'No text', options, chosen, named, onChange() {} })
  const html = renderToStaticMarkup(createElement(MantineProvider, null, menu))
  return html.replace(/<style.*?<\/style>/gs, '').replace(/<[^>]*>/g, '')
}

it('a chosen value stands beside what is chosen by where it would not tell that itself', () => {
  expect(shown([], true)).toBe('No text')
  expect(shown(['kk'], true)).toBe('No text: Қазақша')
  expect(shown(['kk'], false)).toBe('Қазақша')
  expect(shown(['kk', 'ru'], true)).toBe('No text: 2')
})
