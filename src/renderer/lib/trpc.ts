import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../main/http/rpc/router.ts'
import { FreshQueryClient } from './fresh-query-client.ts'

/** Answers that may take long or are large travel alone, so that they never hold back the others of a batch. */
const alone = new Set([
  'app.diagnostics',
  'acceleration.probe',
  'app.openSample',
  'app.createLibrary',
  'app.openLibrary',
  'app.restoreBackup',
  'takes.peaks',
  'takes.importPath',
  'takes.relink',
  'models.add',
  'models.importFrom',
  'transcripts.get',
  'tracks.get',
  'tracks.edit',
  'tracks.recut',
  'clips.preview',
  'exchange.preview',
  'exchange.compare',
  'exchange.commit',
])

/** Queries with what somebody typed, or with many ids: that may be more than fits into an address, so they travel as a body. */
const long = new Set(['speakers.duplicates', 'questions.similar', 'questions.search', 'criteria.compare'])

/** One cache for the window; the event stream tells it what has gone stale, so nothing is polled. */
export const queryClient = new FreshQueryClient({
  defaultOptions: {
    // The library is on this computer: with or without a network, everything is there.
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !(error instanceof TRPCClientError && error.data),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => alone.has(operation.path),
      true: httpLink({ url: '/rpc' }),
      false: splitLink({
        condition: (operation) => long.has(operation.path),
        true: httpLink({ url: '/rpc', methodOverride: 'POST' }),
        false: httpBatchLink({ url: '/rpc', maxURLLength: 2000 }),
      }),
    }),
  ],
})

/** Query and mutation options for every procedure: `useQuery(trpc.interviews.list.queryOptions())`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
export { client as rpc }
