import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { compose } from '../compose.ts'
import { createHandler } from '../http/handler.ts'
import { type AskedLibrary, readAskedLibrary } from '../infra/asked-library.ts'
import { makeFolderSync } from '../infra/files/make-folder.ts'
import { mirrorFromEnvironment } from '../infra/models/mirror.ts'
import { configDir, defaultLibraryDir, modelsDir } from '../infra/os-dirs.ts'
import { projectRoot } from '../infra/paths.ts'
import { systemLanguage } from '../infra/system-language.ts'
import { workerEntry } from '../infra/workers/child-process-host.ts'
import type { Services } from '../services/services.ts'
import { installIpc } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { installPolicy } from './policy.ts'
import { mountHandler, registerScheme } from './protocol.ts'
import { followSecondInstance } from './second-instance.ts'
import { startFailure, WindowError } from './start-failure.ts'
import { createUtilityProcessHost } from './utility-process-host.ts'
import { openWindow } from './window.ts'
import { words } from './words.ts'

function logError(error: unknown, where: string): void {
  const detail = error instanceof IzError ? [error.message, error.cause].filter(Boolean) : [error]
  console.error(`[${where}]`, ...detail)
}

/** Follows the interface language of the settings, and rebuilds the menu when it changes. */
async function followLanguage(services: Services, onChange: (language: Language) => void): Promise<void> {
  const read = async () => {
    const { settings, systemLanguage } = await services.app.state()
    onChange(settings.interfaceLanguage ?? systemLanguage)
  }
  await read()
  services.events.subscribe(null, (_id, event) => {
    if (event.type === 'changed' && event.entity === 'app') {
      read().catch((error: unknown) => logError(error, 'menu'))
    }
  })
}

function showError(text: string): void {
  dialog.showErrorBox('Iz Studio', text)
}

async function start(config: string, asked: AskedLibrary): Promise<void> {
  await app.whenReady()
  installPolicy(app, session.defaultSession, shell)
  const { services } = await compose({
    host: 'electron',
    configDir: config,
    defaultLibraryDir: defaultLibraryDir(),
    modelsDir: modelsDir(),
    modelMirror: mirrorFromEnvironment(),
    workers: createUtilityProcessHost({
      fork: (entry, args, options) => utilityProcess.fork(entry, args, options),
      entryOf: workerEntry,
      killNow: (pid) => process.kill(pid, 'SIGKILL'),
    }),
    ...asked,
  })
  const rendererDir = join(projectRoot, 'out', 'renderer')
  mountHandler(protocol, createHandler({ services, rendererDir, onError: logError }))

  let language: Language = 'en'
  await followLanguage(services, (now) => {
    language = now
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(now, process.platform)))
  })
  installIpc({
    ipcMain,
    showOpenDialog: (options) => {
      const window = BrowserWindow.getFocusedWindow()
      return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
    },
    showItemInFolder: (path) => shell.showItemInFolder(path),
    files: services.files,
    language: () => language,
  })

  let window: BrowserWindow | null = null
  const open = () => {
    window = openWindow({
      create: (options) => new BrowserWindow(options),
      preload: join(projectRoot, 'out', 'preload', 'index.cjs'),
      stateFile: join(config, 'window.json'),
      dark: nativeTheme.shouldUseDarkColors,
      workAreas: screen.getAllDisplays().map((display) => display.workArea),
    })
    window.on('closed', () => {
      window = null
    })
  }
  open()
  app.on('activate', () => {
    if (!window) open()
  })
  followSecondInstance({
    app,
    library: services.app,
    jobs: services.jobs,
    window: () => window,
    open,
    onBusy(why) {
      const options = { type: 'info', title: 'Iz Studio', message: words[language].notice[why] } as const
      void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
    },
    onError(error) {
      logError(error, 'second-instance')
      showError(startFailure(error, language).text)
    },
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closed = true
    services
      .close()
      .catch((error: unknown) => logError(error, 'close'))
      .finally(() => app.quit())
  })
}

const config = configDir()
// The settings folder is the same in both hosts; what Chromium keeps has a place of its own inside it.
const chromiumDir = join(config, 'chromium')
app.enableSandbox()
registerScheme(protocol)

function fail(error: unknown): void {
  logError(error, 'start')
  const { text, exitCode } = startFailure(error, systemLanguage())
  showError(text)
  app.exit(exitCode)
}

function keepChromiumIn(folder: string): void {
  try {
    makeFolderSync(folder)
    app.setPath('userData', folder)
  } catch (error) {
    throw new WindowError(error)
  }
}

try {
  keepChromiumIn(chromiumDir)
  const asked = readAskedLibrary(process.argv.slice(1))
  if (app.requestSingleInstanceLock(asked)) start(config, asked).catch(fail)
  else app.quit()
} catch (error) {
  fail(error)
}
