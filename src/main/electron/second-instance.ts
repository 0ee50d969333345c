import { z } from 'zod'
import type { AskedLibrary } from '../infra/asked-library.ts'
import type { AppService, JobService } from '../services/services.ts'
import { appOrigin } from './protocol.ts'

const askedSchema = z.object({ library: z.string().nullable(), demo: z.boolean() })

/** What is used of the app's window. */
interface ShownWindow {
  isMinimized(): boolean
  restore(): void
  focus(): void
  loadURL(url: string): Promise<void>
  webContents: { getURL(): string }
}

/** Why another library must not take the place of the one that is open. */
export type Busy = 'working' | 'on_set'

export interface SecondInstanceDeps {
  app: {
    on(
      event: 'second-instance',
      listener: (event: unknown, argv: string[], folder: string, asked: unknown) => void,
    ): unknown
  }
  library: Pick<AppService, 'state' | 'createLibrary' | 'openSample'>
  jobs: Pick<JobService, 'list'>
  /** The window, null while there is none. */
  window(): ShownWindow | null
  open(): void
  /** Another library was asked for, and the one that is open stays. */
  onBusy(why: Busy): void
  onError(error: unknown): void
}

/**
 * The app is started again while it runs: its window comes to the front, and shows the library that was asked for, unless that would
 * interrupt a job or a session on the set. What was asked comes as the data of the lock, because Chromium puts the arguments of the
 * other process into an order of its own (https://www.electronjs.org/docs/latest/api/app#event-second-instance).
 */
export function followSecondInstance(deps: SecondInstanceDeps): void {
  const { app, library, window, open, onBusy, onError } = deps

  async function openAsked(asked: AskedLibrary): Promise<void> {
    const { library: before } = await library.state()
    if (asked.demo ? before?.sample : asked.library === null || before?.path === asked.library) return
    const why = before && (await busyWith(deps, before.readOnly))
    if (why) return onBusy(why)
    try {
      // A library that cannot be opened leaves the one before open, and the page as it is.
      if (asked.demo) await library.openSample()
      else if (asked.library !== null) await library.createLibrary(asked.library)
    } finally {
      const { library: now } = await library.state()
      // Also when only the sample's recording could not be copied: the page would show what is not open any more.
      if (now?.path !== before?.path) await window()?.loadURL(`${appOrigin}/`)
    }
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

/** @param readOnly the jobs of such a library are run by another process, which goes on with them */
async function busyWith({ jobs, window }: SecondInstanceDeps, readOnly: boolean): Promise<Busy | null> {
  const address = window()?.webContents.getURL() ?? ''
  if (URL.canParse(address) && /^\/interviews\/[^/]+\/on-set\/?$/.test(new URL(address).pathname))
    return 'on_set'
  const active =
    !readOnly && (await jobs.list()).some(({ state }) => state === 'queued' || state === 'running')
  return active ? 'working' : null
}
