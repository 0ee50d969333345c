export interface Counts {
  passed: number
  failed: number
  skipped: number
}
export function vitestCounts(report: {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}): Counts
export function playwrightCounts(report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}): Counts
export function summary(steps: readonly (Counts & { name: string; seconds: number })[]): string
