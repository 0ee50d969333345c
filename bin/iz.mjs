#!/usr/bin/env node
// Starts the command line under the project's own Node, so that it works whatever Node is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const ownNode = here(
  process.platform === 'win32' ? '../node_modules/node/bin/node.exe' : '../node_modules/node/bin/node',
)
const node = existsSync(ownNode) ? ownNode : process.execPath
// Over the channel the command line hears of it when this process is killed without being able to pass that on.
const child = spawn(node, [here('../src/main/cli/main.ts'), ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // Compiled code is kept between runs, which halves the time to start.
  env: { NODE_COMPILE_CACHE: here('../.cache/node'), ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`iz: ${error.message}`)
  process.exitCode = 70
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
})
