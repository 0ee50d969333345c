import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { texts } from '../i18n/texts.ts'
import { Disconnected, RouteError } from '../lib/wire-error.ts'
import { QueryState } from './query-state.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})

const shown = (error: unknown, isFetching = false) =>
  renderToStaticMarkup(
    <MantineProvider>
      <QueryState query={{ error, isFetching, refetch: () => undefined }} />
    </MantineProvider>,
  )

it('says why it failed, with the code, and offers to try again', () => {
  const html = shown(new RouteError({ code: 'library_read_only', params: {} }))
  expect(html).toContain('role="alert"')
  expect(html).toContain('>library_read_only<')
  expect(html).toContain(texts.en.common.try_again)
})

it('says that nobody answered, who gave no code', () => {
  const html = shown(new Disconnected())
  expect(html).toContain(texts.en.connection.unreachable)
  expect(html).toContain(texts.en.common.try_again)
  expect(html).not.toContain('<code')
})

it('has an outline and no alert while it waits', () => {
  const html = shown(null, true)
  expect(html).not.toContain('role="alert"')
  expect(html).not.toContain(texts.en.common.try_again)
})
