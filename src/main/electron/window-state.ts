import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { makeFolderSync } from '../infra/files/make-folder.ts'

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
const windowStateSchema = z.object({ bounds: rectangleSchema, maximised: z.boolean() })

/** In the screen's logical pixels. */
export type Rectangle = z.infer<typeof rectangleSchema>
export type WindowState = z.infer<typeof windowStateSchema>

/** What was kept of the last run; null when there is nothing or it cannot be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Keeps the state for the next run; a state that cannot be kept is no reason to trouble anyone. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    makeFolderSync(dirname(file))
    writeFileSync(`${file}.tmp`, JSON.stringify(state))
    renameSync(`${file}.tmp`, file)
  } catch {
    // The next window opens in its first size.
  }
}

/** The kept bounds when enough of them (the title bar to take hold of) is on one of today's screens, else null. */
export function visibleBounds(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle | null {
  const reachable = workAreas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    return width >= 100 && bounds.y >= area.y && bounds.y <= area.y + area.height - 50
  })
  return reachable ? bounds : null
}
