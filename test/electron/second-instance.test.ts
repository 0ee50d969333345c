import { expect, it } from 'vitest'
import { IzError } from '#shared/error.ts'
import { followSecondInstance, type SecondInstanceDeps } from '../../src/main/electron/second-instance.ts'
import type { AskedLibrary } from '../../src/main/infra/asked-library.ts'

const start = 'load app://iz/'

function running({ minimised = false, closed = false } = {}) {
  const calls: string[] = []
  let listener: Parameters<SecondInstanceDeps['app']['on']>[1] = () => {}
  const info = (path: string) => ({
    path,
    name: path,
    readOnly: false,
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
      openSample: () => show('/sample'),
    },
    window: () => {
      if (closed) return null
      return {
        isMinimized: () => minimised,
        restore: () => void calls.push('restore'),
        focus: () => void calls.push('focus'),
        loadURL: async (url) => void calls.push(`load ${url}`),
      }
    },
    open: () => void calls.push('window'),
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

it('a second start opens the sample project, once what the page had to save is saved', async () => {
  const { again, calls } = running()
  await again({ library: null, demo: true })
  expect(calls).toEqual(['focus', start, 'open /sample', start])
  await again({ library: null, demo: true })
  expect(calls.slice(4)).toEqual(['focus'])
})

it('a second start opens a library, in a window of its own where none is left', async () => {
  const { again, calls } = running({ closed: true })
  await again({ library: '/Кітапхана 1', demo: false })
  expect(calls).toEqual(['open /Кітапхана 1', 'window'])
})

it('says why a library cannot be opened, and stays with the one that is', async () => {
  const { again, calls } = running()
  await again({ library: '/full', demo: false })
  expect(calls).toEqual(['focus', start, 'error disk_full'])
})
