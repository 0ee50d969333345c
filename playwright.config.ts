import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/*.e2e.ts', 'electron/*.e2e.ts'],
  outputDir: 'test-results',
  // Each scenario starts an app of its own and waits for it and for the browser in turn: two at once keep two cores busy.
  fullyParallel: true,
  workers: 2,
  // What passes only then is named at the end of the run. Who looks for races wants the first failure.
  retries: process.env.IZ_JITTER ? 0 : 1,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    acceptDownloads: true,
    actionTimeout: 20_000,
    // A trace takes two fifths of a scenario's time; IZ_TRACE=1 keeps those of what fails at once.
    trace: process.env.IZ_TRACE ? 'retain-on-failure' : 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.IZ_CHROMIUM ? { executablePath: process.env.IZ_CHROMIUM } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
})
