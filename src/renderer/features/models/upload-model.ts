import { z } from 'zod'
import { type InstalledModel, installedModelSchema } from '#shared/api/models.ts'
import { sendFile } from '../../lib/uploads.ts'
import { RouteError } from '../../lib/wire-error.ts'

const answerSchema = z.object({ model: installedModelSchema.nullable() })

/**
 * Sends the files of one model, one after the other, as a group. `onSent` hears the share that is through, 0..1.
 * @returns the model they make. Throws `model_vocabulary_missing` when they make none yet.
 */
export async function uploadModel(
  files: readonly File[],
  onSent: (fraction: number) => void,
): Promise<InstalledModel> {
  const group = crypto.randomUUID()
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1
  let before = 0
  let model: InstalledModel | null = null
  for (const file of files) {
    const query = new URLSearchParams({ group, name: file.name })
    const answer = await sendFile(`/upload/model?${query}`, file, (sent) => onSent((before + sent) / total))
      .done
    before += file.size
    model = answerSchema.parse(JSON.parse(answer)).model ?? model
  }
  if (!model) {
    throw new RouteError({ code: 'model_vocabulary_missing', params: { file: files[0]?.name ?? '' } })
  }
  return model
}
