import { basename, dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { IzError } from '#shared/error.ts'

export type Row = Record<string, string | number | null>

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const sqlite = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADatabase: 26,
} as const

/** One SQLite file: kept statements, transactions that nest, and the file's troubles as `IzError`s. */
export class Database {
  readonly path: string
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #depth = 0

  /**
   * Waits up to 5 s for another connection's lock. An editor's work must survive a power cut: hence `synchronous=FULL`.
   *
   * @throws library_damaged, path_not_writable
   */
  constructor(path: string, options: { readOnly?: boolean } = {}) {
    this.path = path
    this.#connection = guard(
      path,
      () =>
        new DatabaseSync(path, {
          readOnly: options.readOnly ?? false,
          timeout: 5000,
          enableForeignKeyConstraints: true,
        }),
    )
    try {
      if (!options.readOnly) this.exec('PRAGMA journal_mode = WAL')
      this.exec('PRAGMA synchronous = FULL')
    } catch (error) {
      this.#connection.close()
      throw error
    }
  }

  exec(sql: string): void {
    guard(this.path, () => this.#connection.exec(sql))
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return guard(this.path, () => this.#statement(sql).all(...values) as Row[])
  }

  /** Rows as lists of their columns: for many rows a third of the time that objects take. */
  lists(sql: string, ...values: SQLInputValue[]): Row[string][][] {
    return guard(this.path, () => {
      const statement = this.#statement(sql)
      statement.setReturnArrays(true)
      try {
        return statement.all(...values) as unknown as Row[string][][]
      } finally {
        statement.setReturnArrays(false)
      }
    })
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return guard(this.path, () => this.#statement(sql).get(...values) as Row | undefined)
  }

  /** Runs a statement that returns nothing; gives the number of rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return guard(this.path, () => Number(this.#statement(sql).run(...values).changes))
  }

  /** All of `work` or nothing of it. Inside another transaction it becomes a part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work()
    this.exec('BEGIN IMMEDIATE')
    this.#depth += 1
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      // After some errors (a full disk) SQLite has rolled back by itself.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
      throw error
    } finally {
      this.#depth -= 1
    }
  }

  close(): void {
    this.#statements.clear()
    this.#connection.close()
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#connection.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

function guard<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explain(error, path)
  }
}

function explain(error: unknown, path: string): unknown {
  const extended = (error as { errcode?: unknown }).errcode
  if (typeof extended !== 'number') return error
  const params = { file: basename(path) }
  const options = { detail: `SQLite ${extended}: ${(error as Error).message}`, cause: error }
  switch (extended & 0xff) {
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return new IzError('library_damaged', params, options)
    case sqlite.full:
      return new IzError('disk_full', params, options)
    case sqlite.readOnly:
    case sqlite.cantOpen:
      return new IzError('path_not_writable', { file: basename(dirname(path)) }, options)
    case sqlite.ioError:
      return new IzError('file_unreadable', params, options)
    case sqlite.busy:
      return new IzError('library_read_only', params, options)
    default:
      return error
  }
}
