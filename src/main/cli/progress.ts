import { formatClock } from '#shared/time.ts'

/** Where progress goes: a bar that overwrites itself on a terminal, JSON lines for programs, nothing otherwise. */
export interface ProgressOutput {
  update(stage: string, done: number, total: number | null): void
  /** Makes room for a line; the next update draws again. */
  clear(): void
  /** No more comes. */
  end(): void
}

const barWidth = 28
const minIntervalMs = 100

/**
 * Progress on standard error. `done` and `total` are ms of media. With `json` each update is one line
 * `{"stage","done","total","etaMs"}`.
 */
export function progressOutput(stream: NodeJS.WriteStream, json: boolean): ProgressOutput {
  const begun = performance.now()
  let last = 0
  let ended = false
  let drawn = false
  const clear = () => {
    if (drawn) stream.write('\r\u001b[2K')
    drawn = false
  }
  return {
    update(stage, done, total) {
      const now = performance.now()
      const finished = total !== null && done >= total
      if (ended || (now - last < minIntervalMs && !finished)) return
      last = now
      ended = finished
      const share = total ? Math.min(1, done / total) : null
      const etaMs = share && share > 0.02 ? Math.round(((now - begun) * (1 - share)) / share) : null
      if (json) {
        stream.write(`${JSON.stringify({ stage, done: Math.round(done), total, etaMs })}\n`)
      } else if (stream.isTTY) {
        const filled = Math.round((share ?? 0) * barWidth)
        const percent = share === null ? '' : ` ${Math.floor(share * 100)} %`
        const eta = etaMs === null ? '' : `  ${formatClock(etaMs)}`
        stream.write(
          `\r\u001b[2K${stage} [${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]${percent}${eta}`,
        )
        drawn = true
      }
    },
    clear,
    end() {
      ended = true
      clear()
    },
  }
}
