import type { MarkBatch } from '../../src/shared/api/sessions.ts'
import { composeIn } from './library-folder.ts'

/** Marks that an app takes over, one by one, until it is killed. */
export interface SessionPlan {
  root: string
  batches: MarkBatch[]
}

/** Prints the number of each batch once the app has answered that it has it. */
async function main(plan: SessionPlan): Promise<void> {
  const { services } = await composeIn(plan.root)
  for (const [index, batch] of plan.batches.entries()) {
    await services.sessions.record(batch)
    process.stdout.write(`${index}\n`)
  }
}

// A kill that never came must not leave a process behind.
setTimeout(() => process.exit(1), 60_000)
await main(JSON.parse(process.argv[2] ?? '') as SessionPlan)
