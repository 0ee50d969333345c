import { randomUUID } from 'node:crypto'
import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type { Proposal, StoredTranscript } from '#shared/api/transcripts.ts'
import type { Language } from '#shared/language.ts'
import type { EngineName, Stretch, Transcript, TranscriptSpeaker, Word } from '#shared/transcript.ts'
import { capStretches } from '../../domain/transcript/stretch-length.ts'
import { withWords } from '../../domain/transcript/stretches.ts'
import type { Change } from '../../services/history/ports.ts'
import type { TranscriptPatch, TranscriptRepository } from '../../services/transcription/repository.ts'
import { updateFields } from './changes.ts'
import { json, parsed, text } from './columns.ts'
import type { Database, Row } from './database.ts'

interface StretchRow {
  [field: string]: string | number | null
  id: string
  transcript_id: string
  start_ms: number
  end_ms: number
  language: string
  confidence: number | null
  engine: string
  model_name: string
  punctuation: string | null
  words: string
}
type StretchFields = Omit<StretchRow, 'id' | 'transcript_id'>

/** Transcripts: the words (some 9,000 an hour) stand in their stretches, one JSON value for each. */
export class SqliteTranscripts implements TranscriptRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(takeId: string): TranscriptSummary[] {
    return this.#db
      .all(
        `SELECT id, take_id, language, engine, model_name, translated, word_count, created_at
         FROM live_transcript WHERE take_id = ? ORDER BY created_at DESC, id`,
        takeId,
      )
      .map((row) => ({
        id: String(row.id),
        takeId: String(row.take_id),
        language: row.language as Language,
        engine: row.engine as EngineName,
        modelName: String(row.model_name),
        translated: row.translated === 1,
        wordCount: Number(row.word_count),
        createdAt: String(row.created_at),
      }))
  }

  get(id: string): StoredTranscript | null {
    const row = this.#db.get('SELECT * FROM live_transcript WHERE id = ?', id)
    if (!row) return null
    const rows = this.#rows(id)
    return {
      id,
      takeId: String(row.take_id),
      revision: Number(row.revision),
      language: row.language as Language,
      engine: row.engine as EngineName,
      durationMs: Number(row.duration_ms),
      words: rows.flatMap(({ words }) => parsed<Word[]>(words)),
      stretches: rows.map(stretchOf),
      speakers: parsed<TranscriptSpeaker[]>(row.speakers),
    }
  }

  insert(
    summary: Pick<TranscriptSummary, 'id' | 'takeId' | 'modelName' | 'translated' | 'createdAt'>,
    transcript: Transcript,
  ): void {
    this.#db.run(
      `INSERT INTO transcript
         (id, take_id, language, engine, model_name, translated, duration_ms, word_count, speakers, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      summary.id,
      summary.takeId,
      transcript.language,
      transcript.engine,
      text(summary.modelName),
      summary.translated ? 1 : 0,
      transcript.durationMs,
      transcript.words.length,
      json(transcript.speakers),
      summary.createdAt,
    )
    for (const fields of this.#fields(transcript)) this.#insertStretch(summary.id, fields)
  }

  update(id: string, patch: TranscriptPatch, now: string): Change[] {
    const before = this.get(id)
    if (!before) return []
    return this.#db.transaction(() => {
      const changes: Change[] = []
      if (patch.words || patch.stretches) {
        const words = patch.words ?? before.words
        const next = { ...before, words, stretches: patch.stretches ?? before.stretches }
        changes.push(...this.#replaceStretches(id, this.#fields(next)))
        changes.push(...updateFields(this.#db, 'transcript', id, { word_count: words.length }))
      }
      if (patch.speakers) {
        changes.push(...updateFields(this.#db, 'transcript', id, { speakers: json(patch.speakers) }))
      }
      if (changes.length > 0) {
        this.#db.run('UPDATE transcript SET revision = revision + 1, updated_at = ? WHERE id = ?', now, id)
      }
      return changes
    })
  }

  proposals(transcriptId: string): Proposal[] {
    return this.#db
      .all(
        'SELECT * FROM transcript_proposal WHERE transcript_id = ? ORDER BY created_at, rowid',
        transcriptId,
      )
      .map(proposalOf)
  }

  proposal(id: string): Proposal | null {
    const row = this.#db.get('SELECT * FROM transcript_proposal WHERE id = ?', id)
    return row ? proposalOf(row) : null
  }

  insertProposal(proposal: Proposal): void {
    this.#db.run(
      `INSERT INTO transcript_proposal (id, transcript_id, start_ms, end_ms, stretches, words, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      proposal.id,
      proposal.transcriptId,
      proposal.startMs,
      proposal.endMs,
      json(proposal.stretches),
      json(proposal.words),
      proposal.createdAt,
    )
  }

  removeProposal(id: string): Change[] {
    const row = this.#db.get('SELECT * FROM transcript_proposal WHERE id = ?', id)
    if (!row) return []
    this.#db.run('DELETE FROM transcript_proposal WHERE id = ?', id)
    const before = row as NonNullable<Change['before']>
    return [{ table: 'transcript_proposal', id, owner: String(row.transcript_id), before, after: null }]
  }

  #rows(id: string): StretchRow[] {
    return this.#db.all(
      'SELECT * FROM transcript_stretch WHERE transcript_id = ? ORDER BY start_ms, rowid',
      id,
    ) as StretchRow[]
  }

  #fields(transcript: Parameters<typeof withWords>[0]): StretchFields[] {
    return capStretches(withWords(transcript)).map(({ stretch, words }) => ({
      start_ms: stretch.startMs,
      end_ms: stretch.endMs,
      language: stretch.language,
      confidence: stretch.confidence,
      engine: stretch.engine,
      model_name: text(stretch.modelName),
      punctuation: stretch.punctuation ?? null,
      words: json(words),
    }))
  }

  #insertStretch(transcriptId: string, fields: StretchFields): Change {
    const row: StretchRow = { id: randomUUID(), transcript_id: transcriptId, ...fields } as StretchRow
    const names = Object.keys(row)
    this.#db.run(
      `INSERT INTO transcript_stretch (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(row),
    )
    return { table: 'transcript_stretch', id: row.id, owner: transcriptId, before: null, after: row }
  }

  /** Rows that stay what they are at both ends are left alone, so that a step of undo holds what it changed and no more. */
  #replaceStretches(id: string, next: readonly StretchFields[]): Change[] {
    const rows = this.#rows(id)
    const same = (row: StretchRow | undefined, fields: StretchFields | undefined) =>
      row !== undefined &&
      fields !== undefined &&
      Object.entries(fields).every(([name, value]) => row[name] === value)
    let head = 0
    while (head < Math.min(rows.length, next.length) && same(rows[head], next[head])) head += 1
    let tail = 0
    while (tail < Math.min(rows.length, next.length) - head && same(rows.at(-1 - tail), next.at(-1 - tail))) {
      tail += 1
    }
    const removed = rows.slice(head, rows.length - tail).map((row): Change => {
      this.#db.run('DELETE FROM transcript_stretch WHERE id = ?', row.id)
      return { table: 'transcript_stretch', id: row.id, owner: id, before: { ...row }, after: null }
    })
    return [
      ...removed,
      ...next.slice(head, next.length - tail).map((fields) => this.#insertStretch(id, fields)),
    ]
  }
}

function stretchOf(row: StretchRow): Stretch {
  return {
    startMs: row.start_ms,
    endMs: row.end_ms,
    language: row.language as Language,
    confidence: row.confidence,
    engine: row.engine as EngineName,
    modelName: row.model_name,
    ...(row.punctuation ? { punctuation: row.punctuation as 'model' | 'rules' } : {}),
  }
}

function proposalOf(row: Row): Proposal {
  return {
    id: String(row.id),
    transcriptId: String(row.transcript_id),
    startMs: Number(row.start_ms),
    endMs: Number(row.end_ms),
    stretches: parsed<Stretch[]>(row.stretches),
    words: parsed<Word[]>(row.words),
    createdAt: String(row.created_at),
  }
}
