import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { AppEvent } from '../../src/shared/api/events.ts'
import { composeIn } from './library-folder.ts'

/** One thing the app does in the middle of which it is killed. */
export interface CrashPlan {
  root: string
  work: 'import' | 'copy' | 'upload' | 'transcribe' | 'export'
  /** The recording to import. */
  file: string
  /** Speaks up when the job says this; null: as soon as it is asked for. */
  at: 'words' | { stage: string; done: number } | null
}

/** Prints a line at the planned moment and works on until it is killed. */
async function main(plan: CrashPlan): Promise<void> {
  const { services } = await composeIn(plan.root)
  // It will have no end at which Node would do so.
  flushCompileCache()
  const speakUp = () => process.stdout.write('now\n')
  const isMoment = (event: AppEvent) => {
    if (plan.at === null) return false
    if (plan.at === 'words') return event.type === 'words'
    if (event.type !== 'job') return false
    const { stage, done } = event.job.progress
    return stage === plan.at.stage && done >= plan.at.done
  }
  services.events.subscribe(null, (_, event) => {
    if (isMoment(event)) speakUp()
  })

  const [interview] = await services.interviews.list()
  const [take] = await services.takes.list(interview!.id)
  switch (plan.work) {
    case 'copy':
      await services.app.updateSettings({ mediaPlacement: 'copy' })
      await services.takes.importPath(interview!.id, plan.file)
      break
    case 'import':
      await services.takes.importPath(interview!.id, plan.file)
      break
    case 'upload': {
      const file = createReadStream(plan.file)
      setTimeout(speakUp, 300)
      // The last bytes never come.
      const slow = async function* () {
        for await (const chunk of file) yield chunk as Buffer
        await once(process, 'never')
      }
      const body = Readable.toWeb(Readable.from(slow())) as ReadableStream<Uint8Array>
      const upload = { name: basename(plan.file), bytes: null, body }
      await services.takes.importUpload(interview!.id, upload, new AbortController().signal)
      break
    }
    case 'transcribe': {
      const [model] = await services.models.list()
      const options = { takeId: take!.id, modelId: model!.id, language: 'kk', translateTo: null } as const
      await services.transcripts.start(options)
      break
    }
    case 'export': {
      const [clip] = await services.clips.list(interview!.id)
      await services.clips.export(clip!.id)
    }
  }
  if (plan.at === null) speakUp()
}

// A moment that never came must not leave a process behind.
setTimeout(() => process.exit(1), 60_000)
await main(JSON.parse(process.argv[2] ?? '') as CrashPlan)
