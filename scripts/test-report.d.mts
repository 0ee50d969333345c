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
export interface ReportedSuite {
  specs?: readonly { title: string; file: string; line: number; tests: readonly { status: string }[] }[]
  suites?: readonly ReportedSuite[]
}
export function playwrightCounts(report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites: readonly ReportedSuite[]
}): Counts & { again: string[] }
export function summary(
  steps: readonly (Counts & { name: string; seconds: number; again?: readonly string[] })[],
): string
