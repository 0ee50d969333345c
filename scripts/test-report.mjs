/** Of vitest's JSON report. What is skipped by a condition, by hand or as a note of what is to come counts alike. */
export function vitestCounts({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

/** Of Playwright's JSON report. What passed only when it was tried again has passed, and is named: somebody depends there on who is faster. */
export function playwrightCounts({ stats: { expected, unexpected, flaky, skipped }, suites }) {
  return { passed: expected + flaky, failed: unexpected, skipped, again: flakyTitles(suites) }
}

function flakyTitles(suites = []) {
  return suites.flatMap(({ specs = [], suites: within }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...flakyTitles(within),
  ])
}

/** A line a step, with what did not run or only when tried again, and at the end the one line `N passed, N failed`. */
export function summary(steps) {
  const sum = (key) => steps.reduce((total, step) => total + step[key], 0)
  const column = (count, width) => String(count).padStart(width)
  const lines = steps.map(
    ({ name, passed, failed, skipped, seconds }) =>
      `${name.padEnd(8)} ${column(passed, 5)} passed ${column(failed, 3)} failed ${column(skipped, 3)} skipped  ${seconds.toFixed(1)} s`,
  )
  const again = steps.flatMap((step) => step.again ?? [])
  if (again.length > 0) {
    lines.push('', `${again.length} passed only when tried again, which is a fault of its own:`)
    lines.push(...again.map((title) => `  ${title}`))
  }
  const skipped = sum('skipped')
  if (skipped > 0) lines.push('', `${skipped} skipped: not run on this machine, and in neither count below`)
  return [...lines, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n')
}
