import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import type { AppState } from '#shared/api/settings.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { StopJob } from './stop-job.tsx'

afterEach(() => queryClient.clear())

const shownWhere = (readOnly: boolean) => {
  // Of the state only this is read.
  queryClient.setQueryData(trpc.app.state.queryKey(), { library: { readOnly } } as AppState)
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <StopJob jobId="j">Cancel</StopJob>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

it('can be pressed where the library can be written, and is not there where it can only be read', () => {
  expect(shownWhere(false)).toContain('<button')
  expect(shownWhere(true)).not.toContain('<button')
})
