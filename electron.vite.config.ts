import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noChunkCircles } from './scripts/chunk-circles.ts'
import { thirdPartyList } from './scripts/third-party.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const alias = [{ find: /^#shared\//, replacement: here('./src/shared/') }]

/** The programs of the main process; each becomes out/main/<name>.js. */
const programs = {
  electron: './src/main/electron/main.ts',
  web: './src/main/web/main.ts',
  cli: './src/main/cli/main.ts',
  'transcription-worker': './src/main/infra/asr/transcription-worker.ts',
  'alignment-worker': './src/main/infra/asr/alignment/alignment-worker.ts',
  'acceleration-probe-worker': './src/main/infra/asr/acceleration/probe-worker.ts',
  'voices-worker': './src/main/infra/voices/voices-worker.ts',
  'near-duplicates-worker': './src/main/infra/questions/near-worker.ts',
  'model-probe-worker': './src/main/infra/models/probe-worker.ts',
}
const input = Object.fromEntries(
  Object.entries(programs)
    .map(([name, path]) => [name, here(path)] as const)
    .filter(([, path]) => existsSync(path)),
)

/**
 * electron-vite puts a `const require = createRequire(...)` into every chunk that mentions `require(`, also into one that has its own.
 * The sources are ES modules and need none.
 */
const withoutRequireShim = {
  name: 'iz:without-require-shim',
  configResolved({ plugins }: { plugins: readonly { name: string; renderChunk?: unknown }[] }) {
    for (const plugin of plugins) if (plugin.name === 'vite:esm-shim') delete plugin.renderChunk
  },
}

/**
 * electron-vite sets a relative base for pages opened by file://. Ours have addresses of several parts (/interviews/:id/subtitles), from
 * which a relative path would miss.
 */
const rootedAssets = { name: 'iz:rooted-assets', enforce: 'post' as const, config: () => ({ base: '/' }) }

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [withoutRequireShim],
    build: {
      outDir: 'out/main',
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      minify: false,
      rolldownOptions: {
        input: { index: here('./src/preload/index.ts') },
        // A sandboxed preload script is CommonJS; the package is not, so the name has to say it.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('./src/renderer'),
    resolve: { alias },
    plugins: [react(), rootedAssets, thirdPartyList, noChunkCircles],
    // Classic workers cannot import; libass's worker is a module and splits off its WebAssembly.
    worker: { format: 'es' },
    build: {
      outDir: here('./out/renderer'),
      emptyOutDir: true,
      minify: 'oxc',
      target: 'chrome120',
      // Everything is a file of its own: nothing inline for the page's policy to make an exception for.
      assetsInlineLimit: 0,
      // One sheet: the order of rules stays that of the sources, whichever screen opens first.
      cssCodeSplit: false,
      // What the first screen needs in all, in kB; the other screens' code is fetched by themselves or in idle moments.
      chunkSizeWarningLimit: 1300,
      rolldownOptions: {
        input: here('./src/renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'], priority: 2 },
              // What some screens share, in one file: several of them come to import each other in a circle.
              { name: 'shared', minShareCount: 2, priority: 1 },
            ],
          },
        },
      },
    },
  },
})
