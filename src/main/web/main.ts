import { existsSync } from 'node:fs'
import { join } from 'node:path'
import open from 'open'
import { IzError } from '#shared/error.ts'
import { cliTexts } from '#shared/messages/cli-texts.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { compose } from '../compose.ts'
import { createHandler } from '../http/handler.ts'
import { mirrorFromEnvironment } from '../infra/models/mirror.ts'
import { configDir, defaultLibraryDir, modelsDir } from '../infra/os-dirs.ts'
import { projectRoot } from '../infra/paths.ts'
import { systemLanguage } from '../infra/system-language.ts'
import { createChildProcessHost } from '../infra/workers/child-process-host.ts'
import { startWebHost } from './host.ts'
import { startRemembered } from './last-port.ts'
import { parseWebOptions, type WebOptions } from './options.ts'

function fail(message: string): never {
  process.stderr.write(`Iz Studio: ${message}\n`)
  process.exit(1)
}

/** As the command line says it: what was given, and what is allowed. */
function misusedOption({ code, params: { option, value, allowed } }: IzError): string {
  return `${cliTexts[systemLanguage()].error_invalid_input} [${code}] ${option} "${value}" (${allowed})`
}

function logError(error: unknown, where: string): void {
  const detail = error instanceof IzError ? [error.message, error.cause].filter(Boolean) : [error]
  console.error(`[${where}]`, ...detail)
}

async function main(options: WebOptions): Promise<void> {
  const rendererDir = join(projectRoot, 'out', 'renderer')
  if (!existsSync(join(rendererDir, 'index.html'))) fail('the page is not built yet; run: npm run build')

  const { services } = await compose({
    host: 'web',
    configDir: configDir(),
    defaultLibraryDir: defaultLibraryDir(),
    modelsDir: modelsDir(),
    modelMirror: mirrorFromEnvironment(),
    workers: createChildProcessHost(),
    library: options.library,
    demo: options.demo,
  })
  const handler = createHandler({ services, rendererDir, onError: logError })
  const start = (port: number) => startWebHost({ handler, port, onError: logError })
  const host = await startRemembered(configDir(), options.port, start)

  let stoppingSince: number | null = null
  const stop = () => {
    // A second Ctrl-C is from someone who will not wait; npm and the terminal may both pass on the first.
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > 500) process.exit(130)
      return
    }
    stoppingSince = Date.now()
    void host
      .close()
      .then(() => services.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logError(error, 'close')
          process.exit(1)
        },
      )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  process.stdout.write(`Iz Studio: ${host.url}\n`)
  if (options.open) {
    // The address stands above; without a browser to open, a person can still copy it.
    await open(host.url).then(
      (child) => child.on('error', () => {}),
      () => {},
    )
  }
}

let options: WebOptions
try {
  options = parseWebOptions(process.argv.slice(2))
} catch (error) {
  fail(error instanceof IzError ? misusedOption(error) : (error as Error).message)
}
main(options).catch((error: unknown) => {
  if (error instanceof IzError) fail(`${errorText(error, systemLanguage())} [${error.code}]`)
  logError(error, 'start')
  process.exit(1)
})
