/**
 * The layers of docs/architecture.md as rules: a path says what its file may import.
 * shared <- domain <- services <- http <- compose <- {electron, web, cli}; infra -> service ports; renderer -> shared.
 */
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(src|test|scripts|resources)/', pathNot: allowed },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    layer('shared-imports-nothing', '^src/shared/', ['^src/shared/'], 'shared is for every runtime'),
    layer('domain-is-pure', '^src/main/domain/', ['^src/(shared|main/domain)/'], 'rules know no adapter'),
    layer(
      'services-know-ports-only',
      '^src/main/services/',
      ['^src/(shared|main/(domain|services))/'],
      'use cases name ports',
    ),
    layer(
      'infra-implements-ports',
      '^src/main/infra/',
      ['^src/(shared|main/(domain|services|infra))/', '^resources/'],
      'adapters know ports, not use of them',
    ),
    layer(
      'http-calls-services',
      '^src/main/http/',
      ['^src/(shared|main/(services|http))/'],
      'the handler knows services only',
    ),
    layer(
      'compose-joins',
      '^src/main/compose\\.ts$',
      ['^src/(shared|main/(domain|services|infra|http))/'],
      'the one meeting place',
    ),
    layer(
      'electron-is-a-host',
      '^src/main/electron/',
      ['^src/(shared|main/(compose\\.ts|services|http|infra|electron))'],
      'hosts mount the handler',
    ),
    layer(
      'web-is-a-host',
      '^src/main/web/',
      ['^src/(shared|main/(compose\\.ts|services|http|infra|web))'],
      'hosts mount the handler',
    ),
    layer(
      'cli-is-a-host',
      '^src/main/cli/',
      ['^src/(shared|main/(compose\\.ts|services|domain|infra|cli))'],
      'the command line calls services',
    ),
    layer(
      'preload-knows-shared',
      '^src/preload/',
      ['^src/(shared|preload)/'],
      'the preload script stays tiny',
    ),
    {
      name: 'renderer-knows-shared',
      comment:
        'the renderer reaches the main process by HTTP only; the router is imported for its type alone',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(src/(main|preload)|test|scripts|resources)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'electron-only-in-its-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/electron|preload)/' },
      to: { path: '(^|/)electron(/|$)', dependencyTypes: ['npm', 'npm-dev'] },
    },
    {
      name: 'no-node-in-shared-or-domain',
      severity: 'error',
      from: { path: '^src/(shared|main/domain|renderer)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
