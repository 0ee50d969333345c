import { z } from 'zod'
import { type InstalledModel, installedModelSchema } from '#shared/api/models.ts'
import { sendFile } from '../../lib/uploads.ts'
import { RouteError } from '../../lib/wire-error.ts'

const answerSchema = z.object({ model: installedModelSchema.nullable() })

/**
 * Sends the files of one model, one after the other, as a group. `onSent` hears the share that is through, 0..1.
 * @returns the model they make. Throws `model_vocabulary_missing` when they make none yet, `cancelled` after an abort.
 */
export async function uploadModel(
  files: readonly File[],
  onSent: (fraction: number) => void,
  signal: AbortSignal,
): Promise<InstalledModel> {
  const group = crypto.randomUUID()
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1
  let before = 0
  let model: InstalledModel | null = null
  const stopped = (file: File) => new RouteError({ code: 'cancelled', params: { file: file.name } })
  for (const file of files) {
    if (signal.aborted) throw stopped(file)
    const query = new URLSearchParams({ group, name: file.name })
    const sending = sendFile(`/upload/model?${query}`, file, (sent) => onSent((before + sent) / total))
    signal.addEventListener('abort', sending.abort, { once: true })
    const answer = await sending.done.catch((error: unknown) => {
      throw signal.aborted ? stopped(file) : error
    })
    signal.removeEventListener('abort', sending.abort)
    before += file.size
    model = answerSchema.parse(JSON.parse(answer)).model ?? model
  }
  if (!model) {
    throw new RouteError({ code: 'model_vocabulary_missing', params: { file: files[0]?.name ?? '' } })
  }
  return model
}
