import { Command, CommanderError } from 'commander'
import { presetIds } from '#shared/clip.ts'
import { IzError, type WireError } from '#shared/error.ts'
import { cliTexts } from '#shared/messages/cli-texts.ts'
import { asFileError } from '../infra/files/atomic.ts'
import { mirrorFromEnvironment } from '../infra/models/mirror.ts'
import { configDir, defaultLibraryDir, modelsDir } from '../infra/os-dirs.ts'
import { appVersion } from '../infra/paths.ts'
import { createChildProcessHost } from '../infra/workers/child-process-host.ts'
import type { ModelsContext } from './commands/models.ts'
import type { CliContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { reportFailure, reportWarning } from './failure.ts'
import { fill } from './fill.ts'
import { cliLanguage, requireKnownLanguage } from './language.ts'
import { askLast, faultText, headingText, usageFault, usageOf } from './parser-texts.ts'
import { progressOutput } from './progress.ts'
import { endStopped, orStopped, stopSignal } from './stop.ts'

// Each command loads only what it needs: a script that checks a hundred files starts this program a hundred times.

const json = process.argv.includes('--json')
const signal = stopSignal()
const args = process.argv.slice(2)
const language = cliLanguage(args, process.env)
const texts = cliTexts[language]
const fail = (error: unknown) => reportFailure(error, json, language, process.stderr)
const warn = (warning: WireError) => reportWarning(warning, json, language, process.stderr)

const print = (text: string) => {
  process.stdout.write(text)
}
// A reader that has seen enough (`| head`) is no failure; an output that could not be written is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode = fail(asFileError(error, 'stdout'))
})
process.stderr.on('error', () => {})

async function withTools(work: (context: CliContext) => Promise<void>): Promise<void> {
  const { composeTools } = await import('../infra/tools.ts')
  const tools = composeTools({
    configDir: configDir(),
    workers: createChildProcessHost(),
    bundledFfmpegDir: null,
  })
  const progress = progressOutput(process.stderr, json)
  try {
    await work({ ...tools, signal, progress, print, warn })
  } finally {
    progress.end()
  }
}

async function runDoctor(): Promise<number> {
  const { compose } = await import('../compose.ts')
  const { doctor } = await import('./commands/doctor.ts')
  const { services } = await compose({
    host: 'cli',
    configDir: configDir(),
    defaultLibraryDir: defaultLibraryDir(),
    modelsDir: modelsDir(),
    modelMirror: mirrorFromEnvironment(),
    workers: createChildProcessHost(),
  })
  try {
    const [report, { libraryProblem }] = await Promise.all([services.app.diagnostics(), services.app.state()])
    return doctor({ ...report, libraryProblem }, { json, language, print })
  } finally {
    await services.close()
  }
}

async function withModels(work: (context: ModelsContext) => Promise<number>): Promise<void> {
  const { compose } = await import('../compose.ts')
  const { services } = await compose({
    host: 'cli',
    configDir: configDir(),
    defaultLibraryDir: defaultLibraryDir(),
    modelsDir: modelsDir(),
    modelMirror: mirrorFromEnvironment(),
    workers: createChildProcessHost(),
  })
  const progress = progressOutput(process.stderr, json)
  try {
    process.exitCode = await work({ models: services.models, signal, progress, json, language, print })
  } finally {
    progress.end()
    await services.close()
  }
}

/** The caption styles that `export` takes; other commands do not read the list. */
async function styleNames(): Promise<string[]> {
  if (!args.includes('export')) return []
  const { loadStyles } = await import('../infra/captions/catalogue.ts')
  return (await loadStyles()).map(({ id }) => id)
}

function program(styles: readonly string[]): Command {
  const iz = new Command('iz').description(texts.about)
  const styleTitle = (heading: string) => headingText(texts, heading)
  iz.version(appVersion(), '-V, --version', texts.version).exitOverride()
  iz.configureHelp({ helpWidth: 110, styleTitle }).helpOption('-h, --help', texts.help)
  iz.helpCommand('help [command]', texts.help).option('--lang <kk|ru|en>', texts.lang)
  iz.showHelpAfterError(texts.hint)
  iz.configureOutput({ outputError: (text, write) => write(`${usageFault(texts, text)}\n`) })
  if (json) iz.configureOutput({ writeErr: () => {} })
  const jsonOption = ['--json', texts.json] as const

  iz.command('transcribe')
    .description(texts.transcribe)
    .argument('<media>', texts.recording)
    .requiredOption('--language <kk|ru|en|auto>', texts.language_spoken)
    .option('--engine <gigaam|whisper|parakeet>', texts.engine)
    .option('--model <path>', texts.model)
    .option('--glossary <file>', texts.glossary)
    .option('--translate <en>', texts.translate)
    .requiredOption('--out <file>', texts.out_transcript)
    .option(...jsonOption)
    .action(async (media: string, options) => {
      const { transcribe } = await import('./commands/transcribe.ts')
      await withTools((context) => transcribe(context, { media, ...options }))
    })

  iz.command('align')
    .description(texts.align)
    .argument('<media>', texts.recording)
    .requiredOption('--text <file>', texts.text)
    .requiredOption('--language <kk|ru|en>', texts.language_read)
    .requiredOption('--model <path>', texts.model_align)
    .requiredOption('--out <file>', texts.out_transcript)
    .option(...jsonOption)
    .action(async (media: string, options) => {
      const { align } = await import('./commands/align.ts')
      await withTools((context) => align(context, { media, ...options }))
    })

  iz.command('convert')
    .description(texts.convert)
    .argument('<in>', texts.convert_in)
    .argument('<out>', texts.convert_out)
    .option(...jsonOption)
    .action(async (input: string, output: string) => {
      const { convert } = await import('./commands/convert.ts')
      await convert(input, output, signal)
    })

  iz.command('check')
    .description(texts.check)
    .argument('<file>', texts.subtitles)
    .option('--language <kk|ru|en>', texts.rules_of)
    .option('--rules <file>', texts.rules)
    .option(...jsonOption)
    .action(async (file: string, options) => {
      const { check } = await import('./commands/check.ts')
      process.exitCode = await check({ file, ...options, json }, { texts, print, signal })
    })

  iz.command('export')
    .description(texts.export)
    .argument('<media>', texts.recording)
    .requiredOption('--subtitles <file>', texts.captions)
    .requiredOption('--from <time>', texts.from)
    .requiredOption('--to <time>', texts.to)
    .requiredOption('--preset <list>', fill(texts.presets, { presets: presetIds.join(', ') }))
    .requiredOption('--out <dir>', texts.out_folder)
    .option('--focus <x,y>', texts.focus)
    .option('--whole', texts.whole)
    .option('--style <name>', fill(texts.style, { first: styles[0] ?? '', styles: styles.join(', ') }))
    .option(...jsonOption)
    .action(async (media: string, options) => {
      const { exportClips } = await import('./commands/export.ts')
      await withTools((context) => exportClips(context, { media, ...options, json }))
    })

  iz.command('doctor')
    .description(texts.doctor)
    .option(...jsonOption)
    .action(async () => {
      process.exitCode = await orStopped(signal, runDoctor())
    })

  const models = iz.command('models').description(texts.models)
  models
    .command('list')
    .description(texts.models_list)
    .option(...jsonOption)
    .action(() => withModels(async (context) => (await modelCommands()).listModels(context)))
  models
    .command('get')
    .description(texts.models_get)
    .argument('<id>', texts.models_id)
    .option('--accept-licence', texts.accept_licence)
    .option(...jsonOption)
    .action((id: string, options: { acceptLicence?: boolean }) =>
      withModels(async (context) =>
        (await modelCommands()).getModel(context, id, options.acceptLicence === true),
      ),
    )
  models
    .command('import')
    .description(texts.models_import)
    .argument('<path>', texts.models_path)
    .option(...jsonOption)
    .action((path: string) =>
      withModels(async (context) => (await modelCommands()).importModel(context, path)),
    )
  models
    .command('remove')
    .description(texts.models_remove)
    .argument('<id>', texts.models_id)
    .option(...jsonOption)
    .action((id: string) => withModels(async (context) => (await modelCommands()).removeModel(context, id)))
  for (const command of [...iz.commands, ...models.commands]) {
    command.usage(usageOf(command))
    askLast(command)
  }
  return iz
}

const modelCommands = () => import('./commands/models.ts')

/**
 * `help` of a command of a command, which the parser does not look at, and of one there is not, which it answers with all its help and no
 * word of what was wrong. Returns where there is nothing of that kind.
 * @throws CommanderError
 */
function answerHelp(iz: Command): void {
  const words = iz.parseOptions(args.filter((arg) => arg !== '--json')).operands
  const group = iz.commands.find((one) => one.name() === words[0] && one.commands.length > 0)
  if (words[0] !== 'help' && !(group && words[1] === 'help')) return
  let command = iz
  for (const topic of words.toSpliced(words.indexOf('help'), 1)) {
    if (topic === 'help') return
    command =
      command.commands.find((one) => one.name() === topic) ??
      command.error(`error: unknown command '${topic}'`)
  }
  if (command !== iz) command.help()
}

/** What the argument parser found wrong it has printed already, except in JSON. */
function reportUsage(error: CommanderError): number {
  if (error.exitCode === 0) return exitCodes.ok
  if (json) {
    const message = faultText(texts, error.message).replace(/^\p{L}+: /u, '')
    process.stderr.write(`${JSON.stringify({ error: { code: 'invalid_input', params: {}, message } })}\n`)
  }
  return exitCodes.usage
}

try {
  requireKnownLanguage(args)
  const iz = program(await styleNames())
  answerHelp(iz)
  await iz.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = reportUsage(error)
  // Whatever failed after Ctrl-C failed because of it: ffmpeg and the worker may have heard of it before us.
  else process.exitCode = fail(signal.aborted ? new IzError('cancelled', {}, { cause: error }) : error)
}
// Nothing that is still under way may hold up a person who wants to stop.
if (signal.aborted) process.stderr.write('', endStopped)
