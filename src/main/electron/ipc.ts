import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import { z } from 'zod'
import { IzError, type WireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { mediaExtensions } from '#shared/media.ts'
import { publicError } from '../http/errors.ts'
import type { FileService } from '../services/services.ts'
import { isAppAddress } from './protocol.ts'
import { words } from './words.ts'

/** What is looked at before a call is answered: only the app's own page, in the window's own frame, may call. */
export interface IpcEvent {
  senderFrame: { url: string; parent: unknown } | null
}

export interface IpcDeps {
  ipcMain: {
    handle(channel: string, listener: (event: IpcEvent, ...args: unknown[]) => unknown): void
  }
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  showItemInFolder(path: string): void
  files: FileService
  language(): Language
}

/** Electron sends only an error's message over, with the channel's name; so an error travels as a value. */
export type IpcReply = { ok: true; value: unknown } | { ok: false; error: WireError }

const purposeSchema = z.enum(['library_create', 'library_open', 'models_import'])
const folderTitles = {
  library_create: 'libraryCreate',
  library_open: 'libraryOpen',
  models_import: 'modelsImport',
} as const
const shownSchema = z.union([
  z.strictObject({ exportedFileId: z.string().min(1) }),
  z.strictObject({ takeId: z.string().min(1) }),
])

/** Answers the calls of `window.iz` (src/shared/native.ts) that need the main process. */
export function installIpc(deps: IpcDeps): void {
  const dialogWords = () => words[deps.language()].dialog

  function answer<Input extends z.ZodTuple>(
    channel: string,
    input: Input,
    run: (...args: z.output<Input>) => Promise<unknown>,
  ): void {
    deps.ipcMain.handle(channel, async (event, ...args): Promise<IpcReply> => {
      const frame = event.senderFrame
      if (!frame || frame.parent !== null || !isAppAddress(frame.url)) {
        return { ok: false, error: { code: 'not_allowed', params: {} } }
      }
      try {
        const parsed = input.safeParse(args)
        if (!parsed.success) throw new IzError('invalid_input', { field: channel })
        return { ok: true, value: await run(...parsed.data) }
      } catch (error) {
        return { ok: false, error: publicError(error) }
      }
    })
  }

  async function choose(options: OpenDialogOptions): Promise<string[]> {
    const { canceled, filePaths } = await deps.showOpenDialog(options)
    return canceled ? [] : filePaths
  }
  const chooseOne = async (options: OpenDialogOptions) => (await choose(options))[0] ?? null
  const anyFile = () => ({ name: dialogWords().allFiles, extensions: ['*'] })

  answer('iz:choose-recordings', z.tuple([]), () =>
    choose({
      title: dialogWords().recordings,
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: dialogWords().recordingFiles, extensions: [...mediaExtensions] }, anyFile()],
    }),
  )
  answer('iz:choose-folder', z.tuple([purposeSchema]), (purpose) =>
    chooseOne({
      title: dialogWords()[folderTitles[purpose]],
      properties: purpose === 'library_create' ? ['openDirectory', 'createDirectory'] : ['openDirectory'],
    }),
  )
  answer('iz:choose-model', z.tuple([]), () =>
    chooseOne({
      title: dialogWords().model,
      properties: ['openFile'],
      filters: [{ name: dialogWords().modelFiles, extensions: ['bin', 'onnx'] }, anyFile()],
    }),
  )
  answer('iz:choose-program', z.tuple([]), () =>
    chooseOne({ title: dialogWords().program, properties: ['openFile'] }),
  )
  answer('iz:show-in-folder', z.tuple([shownSchema]), async (what) => {
    const file =
      'takeId' in what
        ? await deps.files.media(what.takeId, 'original')
        : await deps.files.exported(what.exportedFileId)
    deps.showItemInFolder(file.path)
  })
}
