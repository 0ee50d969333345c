import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type { Language } from '#shared/language.ts'
import type { EngineName, Transcript, Word } from '#shared/transcript.ts'
import type { TranscriptRepository } from '../../services/transcription/repository.ts'
import { json, parsed, text } from './columns.ts'
import type { Database } from './database.ts'

/** Transcripts are written once and read whole, so their words (some 9,000 an hour) are one JSON value. */
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

  get(id: string): Transcript | null {
    const row = this.#db.get('SELECT * FROM live_transcript WHERE id = ?', id)
    if (!row) return null
    return {
      language: row.language as Language,
      engine: row.engine as EngineName,
      durationMs: Number(row.duration_ms),
      words: parsed<Word[]>(row.words),
    }
  }

  insert(
    summary: Pick<TranscriptSummary, 'id' | 'takeId' | 'modelName' | 'translated' | 'createdAt'>,
    transcript: Transcript,
  ): void {
    this.#db.run(
      `INSERT INTO transcript
         (id, take_id, language, engine, model_name, translated, duration_ms, word_count, words, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      summary.id,
      summary.takeId,
      transcript.language,
      transcript.engine,
      text(summary.modelName),
      summary.translated ? 1 : 0,
      transcript.durationMs,
      transcript.words.length,
      json(transcript.words),
      summary.createdAt,
    )
  }
}
