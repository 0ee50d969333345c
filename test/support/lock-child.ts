import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'

/** Opens the library named by its argument, says how, and holds it until it is ended. */
const library = new SqliteLibraryStore(migrationsDir).open(process.argv[2] ?? '')
process.stdout.write(library.readOnly ? 'reading\n' : 'writing\n')
setInterval(() => library.interviews.list(), 60_000)
