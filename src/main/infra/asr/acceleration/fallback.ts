import { type AcceleratedEngine, acceleratedEngines } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import type { EngineName, Transcript } from '#shared/transcript.ts'
import type { AccelerationService, EngineProviders } from '../../../services/acceleration/ports.ts'
import type { FinishedChunk } from '../../../services/jobs/ports.ts'
import type { TranscriptionControl, TranscriptionRequest } from '../../../services/transcription/ports.ts'

/** Every engine on the processor. */
export const processorOnly: EngineProviders = { gigaam: 'cpu', whisper: 'cpu' }

/**
 * Runs a transcription with what this computer computes fastest with; where that crashes, refuses or computes nonsense in the middle of it,
 * goes on with the processor, once, from the first chunk that is not finished, and never takes that way again by itself: with the engine
 * that was computing, or with all of them where nobody knows which it was. Where only an engine of the processor was computing, nothing
 * follows for the next recording. Without `acceleration` everything runs on the processor.
 * @param run tells `onComputing` each time which engines compute from then on
 */
export async function withFallback(
  acceleration: AccelerationService | null,
  request: TranscriptionRequest,
  control: TranscriptionControl,
  run: (
    request: TranscriptionRequest,
    control: TranscriptionControl,
    providers: EngineProviders,
    onComputing: (engines: readonly EngineName[]) => void,
  ) => Promise<Transcript>,
): Promise<Transcript> {
  const providers = acceleration ? await acceleration.providers() : processorOnly
  const accelerated = enginesOf(request).filter((engine) => providers[engine] !== 'cpu')
  if (!acceleration || accelerated.length === 0) return run(request, control, providers, () => {})

  const finished: FinishedChunk[] = [...(request.finished ?? [])]
  let shown = 0
  let computing: readonly EngineName[] = []
  const followed: TranscriptionControl = {
    ...control,
    onChunk: (chunk) => {
      finished.push(chunk)
      control.onChunk?.(chunk)
    },
    onProgress: (done, total) => {
      shown = Math.max(shown, done)
      control.onProgress?.(shown, total)
    },
  }
  try {
    return await run(request, followed, providers, (engines) => {
      computing = engines
    })
  } catch (error) {
    if (!(error instanceof IzError) || !mayBeTheirs.has(error.code)) throw error
    const outcome = error.code === 'engine_crashed' ? 'crashed' : 'failed'
    const detail = [error.params.reason, error.detail].filter(Boolean).join(' ')
    const caught = accelerated.filter((engine) => computing.includes(engine))
    const suspects = computing.length > 0 ? caught : accelerated
    // Only what the processor can do shows that the accelerated way was at fault, and not the model or the recording.
    let blamed = false
    const blame = () => {
      if (blamed) return
      blamed = true
      for (const engine of suspects) acceleration.reportFailure(engine, providers[engine], outcome, detail)
    }
    const again: TranscriptionControl = {
      ...followed,
      onChunk: (chunk) => {
        blame()
        followed.onChunk?.(chunk)
      },
    }
    const transcript = await run({ ...request, finished: [...finished] }, again, processorOnly, () => {})
    blame()
    return transcript
  }
}

/** A driver that fails while a model is loaded makes a good file look like a bad one. */
const mayBeTheirs = new Set(['engine_crashed', 'engine_failed', 'model_invalid'])

function enginesOf({ model, english, aligner }: TranscriptionRequest): AcceleratedEngine[] {
  const used = new Set([model.engine, english?.engine, aligner?.engine])
  return acceleratedEngines.filter((engine) => used.has(engine))
}
