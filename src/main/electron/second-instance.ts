import { z } from 'zod'
import type { AskedLibrary } from '../infra/asked-library.ts'
import type { AppService } from '../services/services.ts'
import { appOrigin } from './protocol.ts'

const askedSchema = z.object({ library: z.string().nullable(), demo: z.boolean() })

/** What is used of the app's window. */
interface ShownWindow {
  isMinimized(): boolean
  restore(): void
  focus(): void
  loadURL(url: string): Promise<void>
}

export interface SecondInstanceDeps {
  app: {
    on(
      event: 'second-instance',
      listener: (event: unknown, argv: string[], folder: string, asked: unknown) => void,
    ): unknown
  }
  library: Pick<AppService, 'state' | 'createLibrary' | 'openSample'>
  /** The window, null while there is none. */
  window(): ShownWindow | null
  open(): void
  onError(error: unknown): void
}

/**
 * The app is started again while it runs: its window comes to the front, and shows the library that was asked for. What was asked comes as
 * the data of the lock, because Chromium puts the arguments of the other process into an order of its own
 * (https://www.electronjs.org/docs/latest/api/app#event-second-instance).
 */
export function followSecondInstance({ app, library, window, open, onError }: SecondInstanceDeps): void {
  async function openAsked(asked: AskedLibrary): Promise<void> {
    const { library: now } = await library.state()
    if (asked.demo ? now?.sample : asked.library === null || now?.path === asked.library) return
    const reload = async () => window()?.loadURL(`${appOrigin}/`)
    // What the page still has to save belongs to the library that is open now.
    await reload()
    if (asked.demo) await library.openSample()
    else if (asked.library !== null) await library.createLibrary(asked.library)
    await reload()
  }

  app.on('second-instance', (_event, _argv, _folder, data) => {
    const shown = window()
    if (shown?.isMinimized()) shown.restore()
    shown?.focus()
    const asked = askedSchema.safeParse(data).data
    void (asked ? openAsked(asked).catch(onError) : Promise.resolve()).then(() => {
      if (!window()) open()
    })
  })
}
