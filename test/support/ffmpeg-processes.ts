import { readFileSync } from 'node:fs'
import { descendants } from './iz-command.ts'

/** The ffmpeg programs that run below this process: those of its own, and those of its workers. Linux only. */
export function runningFfmpeg(): number[] {
  return descendants(process.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'ffmpeg'
    } catch {
      return false
    }
  })
}

/** Sends a signal to each of them, as soon as there is one. @throws when there is none for 20 s */
export async function killFfmpeg(signal: NodeJS.Signals): Promise<void> {
  const until = performance.now() + 20_000
  for (;;) {
    const running = runningFfmpeg()
    for (const pid of running) process.kill(pid, signal)
    if (running.length > 0) return
    if (performance.now() > until) throw new Error('no ffmpeg runs')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
