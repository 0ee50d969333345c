import { Command, CommanderError } from 'commander'
import { IzError } from '#shared/error.ts'
import { asFileError } from '../infra/files/atomic.ts'
import { mirrorFromEnvironment } from '../infra/models/mirror.ts'
import { configDir, defaultLibraryDir, modelsDir } from '../infra/os-dirs.ts'
import { appVersion } from '../infra/paths.ts'
import { createChildProcessHost } from '../infra/workers/child-process-host.ts'
import type { ModelsContext } from './commands/models.ts'
import type { CliContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { cliLanguage, reportFailure } from './failure.ts'
import { progressOutput } from './progress.ts'
import { stopSignal } from './stop.ts'

// Each command loads only what it needs: a script that checks a hundred files starts this program a hundred times.

const json = process.argv.includes('--json')
const signal = stopSignal()
const fail = (error: unknown) => reportFailure(error, json, cliLanguage(process.env), process.stderr)

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
    await work({ ...tools, signal, progress, print })
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
    return doctor({ ...report, libraryProblem }, json, print)
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
    process.exitCode = await work({ models: services.models, signal, progress, json, print })
  } finally {
    progress.end()
    await services.close()
  }
}

/** For work that cannot be stopped and leaves nothing to clean up. */
function orStopped<T>(work: Promise<T>): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new IzError('cancelled')), { once: true })
  })
  return Promise.race([work, stopped])
}

function program(): Command {
  const iz = new Command('iz').description('Interviews in Kazakh, Russian and English, on your own computer.')
  iz.version(appVersion()).exitOverride().configureHelp({ helpWidth: 110 })
  iz.showHelpAfterError('(--help lists what there is)')
  if (json) iz.configureOutput({ writeErr: () => {} })
  const jsonOption = [
    '--json',
    'machine-readable results on stdout, progress and errors as JSON lines on stderr',
  ] as const

  iz.command('transcribe')
    .description('write subtitles, a text or a JSON transcript of a recording')
    .argument('<media>', 'the recording')
    .requiredOption('--language <kk|ru|en|auto>', 'the language spoken')
    .option('--engine <gigaam|whisper>', 'no model of the other engine')
    .option(
      '--model <path>',
      'a ggml file, or an ONNX file with its vocabulary (*vocab.txt) beside it; by default what is installed, by language',
    )
    .option('--glossary <file>', 'names as they are to be written, one a line: kk; ru; en')
    .option('--translate <en>', 'write English whatever is spoken (whisper)')
    .requiredOption('--out <file>', 'FILE.srt, .vtt, .ass, .txt or .json, in a folder that exists')
    .option(...jsonOption)
    .action(async (media: string, options) => {
      const { transcribe } = await import('./commands/transcribe.ts')
      await withTools((context) => transcribe(context, { media, ...options }))
    })

  iz.command('align')
    .description('find when each word of a written text is said in a recording')
    .argument('<media>', 'the recording')
    .requiredOption('--text <file>', 'what is said, in order: plain text, or subtitles whose times are wrong')
    .requiredOption('--language <kk|ru|en>', 'how figures and signs are read out')
    .requiredOption('--model <path>', 'a GigaAM ONNX file with its vocabulary (*vocab.txt) beside it')
    .requiredOption('--out <file>', 'FILE.srt, .vtt, .ass, .txt or .json, in a folder that exists')
    .option(...jsonOption)
    .action(async (media: string, options) => {
      const { align } = await import('./commands/align.ts')
      await withTools((context) => align(context, { media, ...options }))
    })

  iz.command('convert')
    .description('turn subtitles into another format')
    .argument('<in>', 'an SRT, WebVTT or ASS file')
    .argument('<out>', 'FILE.srt, .vtt, .ass or .txt')
    .option(...jsonOption)
    .action(async (input: string, output: string) => {
      const { convert } = await import('./commands/convert.ts')
      await convert(input, output)
    })

  iz.command('check')
    .description('list the cues that break a rule; exit status 1 when there are any')
    .argument('<file>', 'subtitles')
    .option('--language <kk|ru|en>', 'whose rules; by default told by the letters')
    .option('--rules <file>', 'a JSON object with figures that replace the language’s own')
    .option(...jsonOption)
    .action(async (file: string, options) => {
      const { check } = await import('./commands/check.ts')
      process.exitCode = await check({ file, ...options, json }, print)
    })

  iz.command('export')
    .description('export captioned clips')
    .argument('<media>', 'the recording')
    .requiredOption('--subtitles <file>', 'the captions, with the recording’s times')
    .requiredOption('--from <time>', 'in: HH:MM:SS.mmm, MM:SS or seconds')
    .requiredOption('--to <time>', 'out, within the recording')
    .requiredOption('--preset <list>', 'youtube,reels,shorts,feed,square')
    .requiredOption('--out <dir>', 'the folder the MP4 files go to; made when it is not there')
    .option('--style <name>', 'a caption style: clean (default), box, karaoke, paper, documentary')
    .option(...jsonOption)
    .action(async (media: string, options) => {
      const { exportClips } = await import('./commands/export.ts')
      await withTools((context) => exportClips(context, { media, ...options, json }))
    })

  iz.command('doctor')
    .description('versions, ffmpeg, engines, models, library health')
    .option(...jsonOption)
    .action(async () => {
      process.exitCode = await orStopped(runDoctor())
    })

  const models = iz.command('models').description('speech models: list, download, import, remove')
  models
    .command('list')
    .description('what is installed, what can be had, and what is advised for this computer')
    .option(...jsonOption)
    .action(() => withModels(async (context) => (await modelCommands()).listModels(context)))
  models
    .command('get')
    .description('download a model, or go on with a download; Ctrl-C keeps what has come')
    .argument('<id>', 'as in the list')
    .option('--accept-licence', 'say yes to a licence that excludes commercial work')
    .option(...jsonOption)
    .action((id: string, options: { acceptLicence?: boolean }) =>
      withModels(async (context) =>
        (await modelCommands()).getModel(context, id, options.acceptLicence === true),
      ),
    )
  models
    .command('import')
    .description('take models from a file or a folder; exit status 1 when one was refused')
    .argument(
      '<path>',
      'models of the catalogue are told by their hash and copied, others are tried and stay',
    )
    .option(...jsonOption)
    .action((path: string) =>
      withModels(async (context) => (await modelCommands()).importModel(context, path)),
    )
  models
    .command('remove')
    .description('take a model off the list, and delete the files the app has downloaded or copied')
    .argument('<id>', 'as in the list')
    .option(...jsonOption)
    .action((id: string) => withModels(async (context) => (await modelCommands()).removeModel(context, id)))
  return iz
}

const modelCommands = () => import('./commands/models.ts')

/** What the argument parser found wrong it has printed already, except in JSON. */
function reportUsage(error: CommanderError): number {
  if (error.exitCode === 0) return exitCodes.ok
  if (json) {
    const message = error.message.replace(/^error: /, '')
    process.stderr.write(`${JSON.stringify({ error: { code: 'invalid_input', params: {}, message } })}\n`)
  }
  return exitCodes.usage
}

try {
  await program().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = reportUsage(error)
  // Whatever failed after Ctrl-C failed because of it: ffmpeg and the worker may have heard of it before us.
  else process.exitCode = fail(signal.aborted ? new IzError('cancelled', {}, { cause: error }) : error)
}
// Nothing that is still under way may hold up a person who wants to stop.
if (signal.aborted) process.stderr.write('', () => process.exit())
