import type { OpenDialogOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { IzError } from '#shared/error.ts'
import { type IpcDeps, type IpcEvent, type IpcReply, installIpc } from '../../src/main/electron/ipc.ts'

const page: IpcEvent = { senderFrame: { url: 'app://iz/interviews/i1', parent: null } }

function install(chosen: { canceled: boolean; filePaths: string[] } = { canceled: true, filePaths: [] }) {
  const listeners = new Map<string, (event: IpcEvent, ...args: unknown[]) => unknown>()
  const dialogs: OpenDialogOptions[] = []
  const shown: string[] = []
  let language: 'kk' | 'ru' | 'en' = 'kk'
  const deps: IpcDeps = {
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener) },
    async showOpenDialog(options) {
      dialogs.push(options)
      return chosen
    },
    showItemInFolder: (path) => void shown.push(path),
    files: {
      async media(takeId, what) {
        if (takeId !== 't1') throw new IzError('not_found', { what: takeId }, { detail: '/secret' })
        return { path: `/жазба/${what}.mp4`, contentType: 'video/mp4', fileName: 'a.mp4' }
      },
      exported: async (id) => ({ path: `/exports/${id}.mp4`, contentType: 'video/mp4', fileName: 'a.mp4' }),
      font: () => Promise.reject(new Error('not asked for')),
    },
    language: () => language,
  }
  installIpc(deps)
  return {
    dialogs,
    shown,
    speak: (now: 'kk' | 'ru' | 'en') => {
      language = now
    },
    call: (channel: string, args: unknown[] = [], event = page) =>
      listeners.get(channel)?.(event, ...args) as Promise<IpcReply>,
    channels: [...listeners.keys()],
  }
}

const notAllowed: IpcReply = { ok: false, error: { code: 'not_allowed', params: {} } }

describe('the native calls', () => {
  it('answer nobody but the page in the window itself', async () => {
    const { call, channels, dialogs, shown } = install()
    const strangers: IpcEvent[] = [
      { senderFrame: null },
      { senderFrame: { url: 'https://example.org/', parent: null } },
      { senderFrame: { url: 'app://other/', parent: null } },
      { senderFrame: { url: 'app://iz/', parent: { url: 'app://iz/' } } },
    ]
    expect(channels.length).toBeGreaterThan(0)
    for (const channel of channels) {
      for (const stranger of strangers) expect(await call(channel, [], stranger)).toEqual(notAllowed)
    }
    expect([dialogs.length, shown.length]).toEqual([0, 0])
  })

  it('choose recordings, in the language of the interface', async () => {
    const { call, dialogs, speak } = install({ canceled: false, filePaths: ['/а.mp4', '/б.wav'] })
    expect(await call('iz:choose-recordings')).toEqual({ ok: true, value: ['/а.mp4', '/б.wav'] })
    speak('ru')
    await call('iz:choose-recordings')
    expect(dialogs.map((dialog) => dialog.title)).toEqual(['Жазбаларды таңдаңыз', 'Выберите записи'])
    expect(dialogs[0]?.filters?.[0]?.extensions).toContain('mkv')
    expect(dialogs[0]?.properties).toEqual(['openFile', 'multiSelections'])
  })

  it('give nothing when the person changes their mind', async () => {
    const { call } = install({ canceled: true, filePaths: ['/а.mp4'] })
    expect(await call('iz:choose-recordings')).toEqual({ ok: true, value: [] })
    expect(await call('iz:choose-folder', ['library_open'])).toEqual({ ok: true, value: null })
    expect(await call('iz:choose-model')).toEqual({ ok: true, value: null })
  })

  it('let a new library have a new folder', async () => {
    const { call, dialogs } = install({ canceled: false, filePaths: ['/Кітапхана'] })
    expect(await call('iz:choose-folder', ['library_create'])).toEqual({ ok: true, value: '/Кітапхана' })
    await call('iz:choose-folder', ['library_open'])
    await call('iz:choose-folder', ['models_import'])
    expect(dialogs.map((dialog) => dialog.properties)).toEqual([
      ['openDirectory', 'createDirectory'],
      ['openDirectory'],
      ['openDirectory'],
    ])
    expect(dialogs.at(-1)?.title).toBe('Модельдері бар қалтаны таңдау')
  })

  it('show a file by its id; the page never names a path', async () => {
    const { call, shown } = install()
    expect(await call('iz:show-in-folder', [{ takeId: 't1' }])).toEqual({ ok: true, value: undefined })
    await call('iz:show-in-folder', [{ exportedFileId: 'e1' }])
    expect(shown).toEqual(['/жазба/original.mp4', '/exports/e1.mp4'])
    expect(await call('iz:show-in-folder', [{ takeId: 't2' }])).toEqual({
      ok: false,
      error: { code: 'not_found', params: { what: 't2' } },
    })
  })

  it.each([
    ['iz:show-in-folder', ['/etc/passwd']],
    ['iz:show-in-folder', [{ path: '/etc/passwd' }]],
    ['iz:show-in-folder', [{ takeId: 't1', path: '/etc/passwd' }]],
    ['iz:show-in-folder', []],
    ['iz:choose-folder', ['home']],
    ['iz:choose-recordings', [{ properties: ['showHiddenFiles'] }]],
  ])('refuse %s with %j', async (channel, args) => {
    const { call, shown, dialogs } = install()
    expect(await call(channel, args)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect([shown.length, dialogs.length]).toEqual([0, 0])
  })
})
