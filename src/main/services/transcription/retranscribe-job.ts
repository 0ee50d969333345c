import { randomUUID } from 'node:crypto'
import { joinOn, wholeWords } from '../../domain/transcript/put-range.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobRunner } from '../jobs/job-queue.ts'
import { collectWarnings } from '../jobs/job-warnings.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import type { Models } from '../models/model-service.ts'
import { modelsFor } from './models-for.ts'
import type { Transcriber } from './ports.ts'
import { promptNote } from './prompt-note.ts'
import { translatedTo } from './translated-to.ts'

/** Recognises a part of a recording anew, in whole words, and leaves a proposal to compare with what is there. */
export function createRetranscribeRunner(deps: {
  transcriber: Transcriber
  media: MediaTools
  models: Models
  events: EventBus
}): JobRunner<'retranscribe'> {
  const { transcriber, media, models, events } = deps
  return async ({ input }, { library, log, progress, signal }) => {
    const { transcriptId, modelId, language } = input
    const transcript = found(library.transcripts.get(transcriptId), transcriptId)
    const take = found(library.takes.get(transcript.takeId), transcript.takeId)
    const { durationMs } = take.info ?? (await media.probe(take.path, { signal }))
    const range = wholeWords(transcript.words, input, durationMs)
    const { startMs, endMs } = range
    const glossary = library.glossary.forInterview(take.interviewId)
    progress('transcribe', 'ms', 0, endMs - startMs)
    const translateTo = translatedTo(library, transcript)
    const { name: _name, ...chosen } = await modelsFor(models, { modelId, language, translateTo })
    const note = promptNote(chosen, glossary, translateTo ?? language)
    if (note) log(note)
    const warnings = collectWarnings(log)
    const made = await transcriber.transcribe(
      {
        mediaPath: take.path,
        durationMs,
        ...chosen,
        language,
        translateTo,
        glossary,
        range: { startMs, endMs },
        punctuation: await models.punctuation(),
      },
      {
        signal,
        onProgress: (done, total) => progress('transcribe', 'ms', done, total),
        onVoiceActivityFailure: warnings.add,
        onPunctuationFailure: warnings.add,
      },
    )
    const id = randomUUID()
    const words = joinOn(made.words, transcript.words, range, glossary)
    const { stretches } = made
    const createdAt = new Date().toISOString()
    library.transaction(() => {
      // It may have been removed while this ran.
      found(library.transcripts.get(transcriptId), transcriptId)
      library.transcripts.insertProposal({ id, transcriptId, startMs, endMs, words, stretches, createdAt })
    })
    events.changed('transcripts', transcriptId)
    return { proposalId: id, ...warnings.result() }
  }
}
