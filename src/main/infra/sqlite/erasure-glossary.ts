import type { Speaker } from '#shared/api/speakers.ts'
import { isOnlyName, isPartOf, namesOf } from '../../domain/speakers/erasure.ts'
import { parsed } from './columns.ts'
import type { Database, Row } from './database.ts'

export interface GlossaryTraces {
  /** Entries that are this person's name and nothing else. */
  named: Row[]
  /** Entries of others, or of places, whose notes name the person in full. */
  noted: Row[]
  /** All other entries than `named` that are in use. */
  kept: Row[]
}

/** A name is shared by people, places and organisations: only what can be nobody else's is taken away. */
export function glossaryTraces(
  db: Database,
  speaker: Speaker,
  clean: (text: string, replacement: string) => string,
  inFull: (text: string) => boolean,
): GlossaryTraces {
  const entries = db.all('SELECT * FROM glossary_entry')
  const others = db
    .all('SELECT name_kk, name_ru, name_en, other_names FROM live_speaker WHERE id <> ?', speaker.id)
    .map((row) =>
      namesOf({
        name: { kk: String(row.name_kk), ru: String(row.name_ru), en: String(row.name_en) },
        otherNames: parsed<string[]>(row.other_names),
      }),
    )
  const isShared = (texts: readonly string[]) =>
    others.some((names) => texts.some((text) => text.trim() !== '' && isPartOf(text, names)))
  const named = entries.filter(
    (row) => row.kind === 'person' && isOnlyName(textsOf(row), clean) && !isShared(textsOf(row)),
  )
  const kept = entries.filter((row) => !named.includes(row))
  return {
    named,
    // Where the entry itself is called so, its notes speak of it.
    noted: kept.filter((row) => inFull(String(row.notes)) && !textsOf(row).some(inFull)),
    kept: kept.filter((row) => row.deleted_at === null),
  }
}

function textsOf(row: Row): string[] {
  return [row.text_kk, row.text_ru, row.text_en].map(String)
}
