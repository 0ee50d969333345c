import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { hardNamedCopy } from '../support/hard-named-copy.ts'
import { startIz } from '../support/iz-command.ts'
import { committedRecording, ctcModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const copy = hardNamedCopy()

test('the command line transcribes from a folder with a space, quotes and Cyrillic letters in its path', async () => {
  const out = join(makeTempDir(), 'out.txt')
  const media = committedRecording('kk').path
  const args = ['transcribe', media, '--language', 'kk', '--model', ctcModelPath, '--out', out]
  const running = startIz(makeTempDir('config'), args, { entry: join(copy, 'bin', 'iz.mjs') })
  expect(await running.ended).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(readFileSync(out, 'utf8')).toMatch(/\p{L}{2,} \p{L}{2,}/u)
})

test.skipIf(process.platform === 'win32')(
  'without Electron `npm start` says so in one line and opens the sample project in the browser host, also from there',
  async () => {
    const home = makeTempDir('home')
    const child = spawn(process.execPath, [join(copy, 'scripts', 'start.mjs'), '--no-open', '--demo'], {
      env: {
        ...process.env,
        // A display there is, so that Electron is what is missed; and it is not fetched.
        ...{ DISPLAY: ':0', IZ_NO_ELECTRON: '', ELECTRON_SKIP_BINARY_DOWNLOAD: '1', LC_ALL: 'C' },
        ...{ IZ_CONFIG_DIR: join(home, 'config'), IZ_LIBRARY_DIR: join(home, 'library') },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const gone = once(child, 'close')
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    try {
      const lines = createInterface({ input: child.stdout })
      const [line] = (await Promise.race([once(lines, 'line'), gone])) as unknown[]
      expect(line, stderr).toMatch(/^Iz Studio: http:\/\/127\.0\.0\.1:\d+\/\?token=/)
      const { href, origin } = new URL(String(line).slice('Iz Studio: '.length))
      const signedIn = await fetch(href, { redirect: 'manual' })
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
      const page = await fetch(`${origin}/`, { headers: { cookie } })
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Iz Studio')])
      const state = await fetch(`${origin}/rpc/app.state`, { headers: { cookie } })
      expect(await state.json()).toMatchObject({
        result: { data: { host: 'web', library: { sample: true }, libraryProblem: null } },
      })
    } finally {
      child.kill('SIGTERM')
    }
    expect(await gone).toEqual([0, null])
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^Iz Studio: Electron's program could not be had; the same app opens in the browser/,
      ),
    ])
    expect(existsSync(join(copy, '.cache', 'electron-too-slow'))).toBe(false)
  },
)
