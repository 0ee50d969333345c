import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { Router } from 'wouter'
import { texts } from '../i18n/texts.ts'
import { queryClient, trpc } from '../lib/trpc.ts'
import { Disconnected } from '../lib/wire-error.ts'
import { CriteriaPage } from './criteria/criteria-page.tsx'
import { SetPage } from './criteria/set-page.tsx'
import { GlossaryPage } from './glossary/glossary-page.tsx'
import { QuestionList } from './questions/question-list.tsx'
import { firstQuestions } from './questions/use-question-pages.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'kk', resources: { kk: { translation: texts.kk } }, initAsync: false })
})

const empty = { kk: '', ru: '', en: '' }
const made = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
const nothing = () => undefined

/** As it is drawn once what is there could not be fetched again: somebody may be typing in it. */
function drawn(queryKey: QueryKey, page: ReactNode): string {
  const query = queryClient.getQueryCache().find({ queryKey })!
  query.setState({ status: 'error', error: new Disconnected() })
  return renderToStaticMarkup(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <Router ssrPath="/">{page}</Router>
      </MantineProvider>
    </QueryClientProvider>,
  )
}

it('a criteria set stays when fetching it again fails', () => {
  const key = trpc.criteria.get.queryKey({ id: 'a' })
  queryClient.setQueryData(key, { id: 'a', version: 1, name: empty, about: empty, criteria: [], ...made })
  expect(drawn(key, <SetPage id="a" />)).toContain(texts.kk.criteria.about_set)
})

it('the criteria sets stay', () => {
  const key = trpc.criteria.list.queryKey()
  queryClient.setQueryData(key, [])
  expect(drawn(key, <CriteriaPage />)).toContain(texts.kk.criteria.none)
})

it('the glossary stays', () => {
  const key = trpc.glossary.list.queryKey()
  queryClient.setQueryData(key, [])
  expect(drawn(key, <GlossaryPage />)).toContain(texts.kk.glossary.none)
})

it('the questions stay', () => {
  const key = trpc.questions.search.queryKey(firstQuestions)
  queryClient.setQueryData(key, { total: 0, hits: [] } as never)
  const list = (
    <QuestionList
      query={firstQuestions}
      themes={[]}
      selected={new Set()}
      onOpen={nothing}
      onSelect={nothing}
      onTotal={nothing}
      walks={false}
      onWalked={nothing}
      readOnly={false}
      openId={null}
      nothing="бос"
    />
  )
  expect(drawn(key, list)).toContain('бос')
})
