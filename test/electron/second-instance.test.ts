import { expect, it } from 'vitest'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import { followSecondInstance, type SecondInstanceDeps } from '../../src/main/electron/second-instance.ts'
import type { AskedLibrary } from '../../src/main/infra/asked-library.ts'

const start = 'load app://iz/'

interface Situation {
  minimised?: boolean
  closed?: boolean
  readOnly?: boolean
  page?: string
  job?: Job['state']
}

function running({ minimised = false, closed = false, readOnly = false, page = '/', job }: Situation = {}) {
  const calls: string[] = []
  let listener: Parameters<SecondInstanceDeps['app']['on']>[1] = () => {}
  const info = (path: string) => ({
    path,
    name: path,
    readOnly,
    schemaVersion: 1,
    sample: path === '/sample',
  })
  let open = info('/lib')
  const show = async (path: string) => {
    if (path === '/full') throw new IzError('disk_full', { file: path })
    calls.push(`open ${path}`)
    open = info(path)
    return open
  }
  followSecondInstance({
    app: {
      on(_, listen) {
        listener = listen
      },
    },
    library: {
      state: async () => ({ library: open }) as Awaited<ReturnType<SecondInstanceDeps['library']['state']>>,
      createLibrary: show,
      openSample: async () => {
        const info = await show('/sample')
        if (job === 'failed') throw new IzError('disk_full', { file: 'sample' })
        return info
      },
    },
    jobs: { list: async () => (job ? [{ state: job } as Job] : []) },
    window: () => {
      if (closed) return null
      return {
        isMinimized: () => minimised,
        restore: () => void calls.push('restore'),
        focus: () => void calls.push('focus'),
        webContents: { getURL: () => `app://iz${page}` },
        loadURL: async (url) => void calls.push(`load ${url}`),
      }
    },
    open: () => void calls.push('window'),
    onBusy: (why) => void calls.push(`busy ${why}`),
    onError: (error) => void calls.push(`error ${(error as IzError).code}`),
  })
  return {
    calls,
    again: async (asked: AskedLibrary | undefined) => {
      listener({}, ['electron', '--demo', '/iz'], '/', asked)
      await new Promise(setImmediate)
    },
  }
}

it.each([
  ['nothing', { library: null, demo: false }],
  ['the library that is open', { library: '/lib', demo: false }],
  ['something that is not understood', undefined],
])('a second start that asks for %s brings the window to the front', async (_, asked) => {
  const { again, calls } = running({ minimised: true })
  await again(asked)
  expect(calls).toEqual(['restore', 'focus'])
})

it('a second start opens the sample project, and the page is loaded once, after it', async () => {
  const { again, calls } = running({ job: 'done' })
  await again({ library: null, demo: true })
  expect(calls).toEqual(['focus', 'open /sample', start])
  await again({ library: null, demo: true })
  expect(calls.slice(3)).toEqual(['focus'])
})

it('a second start opens a library, in a window of its own where none is left', async () => {
  const { again, calls } = running({ closed: true })
  await again({ library: '/Кітапхана 1', demo: false })
  expect(calls).toEqual(['open /Кітапхана 1', 'window'])
})

it.each([
  ['a job waits', { job: 'queued' }, 'busy working'],
  ['a job runs', { job: 'running' }, 'busy working'],
  ['an interview is filmed', { page: '/interviews/a-1/on-set' }, 'busy on_set'],
] as const)('while %s the library stays, and a second start is told why', async (_, situation, told) => {
  const { again, calls } = running(situation)
  await again({ library: null, demo: true })
  await again({ library: '/other', demo: false })
  expect(calls).toEqual(['focus', told, 'focus', told])
})

it('the jobs of a library that another process writes are no reason to stay with it', async () => {
  const { again, calls } = running({ job: 'running', readOnly: true })
  await again({ library: '/other', demo: false })
  expect(calls).toEqual(['focus', 'open /other', start])
})

it('says why a library cannot be opened, and leaves the page as it is', async () => {
  const { again, calls } = running()
  await again({ library: '/full', demo: false })
  expect(calls).toEqual(['focus', 'error disk_full'])
})

it('shows the sample project also when its recording could not be copied', async () => {
  const { again, calls } = running({ job: 'failed' })
  await again({ library: null, demo: true })
  expect(calls).toEqual(['focus', 'open /sample', start, 'error disk_full'])
})
