import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { criteriaSetFileSchema } from '#shared/api/criteria.ts'
import type { ReadySet } from '../../services/criteria/ports.ts'
import { resourcePath } from '../paths.ts'

const schema = z.array(criteriaSetFileSchema.shape.set.extend({ id: z.uuid() }))
let loaded: Promise<ReadySet[]> | null = null

/** The criteria sets that ship with the app, in the order in which they are offered (resources/criteria-sets.json). */
export function loadReadySets(): Promise<ReadySet[]> {
  loaded ??= readFile(resourcePath('criteria-sets.json'), 'utf8').then((text) =>
    schema.parse(JSON.parse(text)),
  )
  return loaded
}
