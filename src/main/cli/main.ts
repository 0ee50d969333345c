import { Command, CommanderError } from 'commander'
import { compose } from '../compose.ts'
import { composeTools } from '../compose-tools.ts'
import { configDir, defaultLibraryDir } from '../infra/os-dirs.ts'
import { appVersion } from '../infra/paths.ts'
import { createChildProcessHost } from '../infra/workers/child-process-host.ts'
import { check } from './commands/check.ts'
import { convert } from './commands/convert.ts'
import { doctor } from './commands/doctor.ts'
import { exportClips } from './commands/export.ts'
import { transcribe } from './commands/transcribe.ts'
import type { CliContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { cliLanguage, reportFailure } from './failure.ts'
import { progressOutput } from './progress.ts'

const stopping = new AbortController()
// The second signal is from someone who will not wait.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => (stopping.signal.aborted ? process.exit(exitCodes.cancelled) : stopping.abort()))
}

const print = (text: string) => {
  process.stdout.write(text)
}

function context(json: boolean): CliContext {
  return {
    ...composeTools({ configDir: configDir(), workers: createChildProcessHost(), bundledFfmpegDir: null }),
    signal: stopping.signal,
    progress: progressOutput(process.stderr, json),
    print,
  }
}

async function runDoctor(json: boolean): Promise<number> {
  const { services } = await compose({
    host: 'cli',
    configDir: configDir(),
    defaultLibraryDir: defaultLibraryDir(),
    workers: createChildProcessHost(),
  })
  try {
    return doctor(await services.app.diagnostics(), json, print)
  } finally {
    await services.close()
  }
}

function program(): Command {
  const iz = new Command('iz').description('Interviews in Kazakh, Russian and English, on your own computer.')
  iz.version(appVersion()).exitOverride().configureHelp({ helpWidth: 110 })
  const json = ['--json', 'machine-readable results on stdout, progress and errors as JSON lines on stderr'] as const

  iz.command('transcribe')
    .description('write subtitles, a text or a JSON transcript of a recording')
    .argument('<media>', 'the recording')
    .requiredOption('--language <kk|ru|en|auto>', 'the language spoken')
    .option('--engine <gigaam|whisper>', 'refuse a model that is for the other engine')
    .requiredOption('--model <path>', 'a ggml file, or an ONNX file with its vocabulary (*vocab.txt) beside it')
    .option('--translate <en>', 'write English whatever is spoken (whisper)')
    .requiredOption('--out <file>', 'FILE.srt, .vtt, .ass, .txt or .json')
    .option(...json)
    .action(async (media: string, options) => transcribe(context(options.json), { media, ...options }))

  iz.command('convert')
    .description('turn subtitles into another format')
    .argument('<in>', 'an SRT, WebVTT or ASS file')
    .argument('<out>', 'FILE.srt, .vtt, .ass or .txt')
    .option(...json)
    .action((input: string, output: string) => convert(input, output))

  iz.command('check')
    .description('list the cues that break a rule; exit status 1 when there are any')
    .argument('<file>', 'subtitles')
    .option('--language <kk|ru|en>', 'whose rules; by default told by the letters')
    .option('--rules <file>', 'a JSON object with figures that replace the language’s own')
    .option(...json)
    .action(async (file: string, options) => {
      process.exitCode = await check({ file, json: false, ...options }, print)
    })

  iz.command('export')
    .description('export captioned clips')
    .argument('<media>', 'the recording')
    .requiredOption('--subtitles <file>', 'the captions, with the recording’s times')
    .requiredOption('--from <time>', 'in, HH:MM:SS.mmm')
    .requiredOption('--to <time>', 'out, HH:MM:SS.mmm')
    .requiredOption('--preset <list>', 'youtube,reels,shorts,feed,square')
    .requiredOption('--out <dir>', 'the folder the MP4 files go to')
    .option('--style <name>', 'a caption style')
    .option(...json)
    .action(async (media: string, options) => exportClips(context(options.json), { media, json: false, ...options }))

  iz.command('doctor')
    .description('versions, ffmpeg, engines, models, library health')
    .option(...json)
    .action(async (options) => {
      process.exitCode = await runDoctor(options.json ?? false)
    })
  return iz
}

try {
  await program().parseAsync()
} catch (error) {
  process.exitCode =
    error instanceof CommanderError
      ? error.exitCode === 0
        ? exitCodes.ok
        : exitCodes.usage
      : reportFailure(error, process.argv.includes('--json'), cliLanguage(process.env), process.stderr)
}
