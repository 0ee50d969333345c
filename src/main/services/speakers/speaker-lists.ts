import { randomUUID } from 'node:crypto'
import type { SpeakerListFormat, SpeakerListOrder } from '#shared/api/speakers.ts'
import { printCsvRows } from '../../domain/questions/exchange/csv.ts'
import {
  type ListedSpeaker,
  listFileName,
  listTitle,
  listWidths,
  type PrintedSpeaker,
  printListJson,
  printListTable,
} from '../../domain/speakers/list-file.ts'
import { withoutSensitive } from '../../domain/speakers/sensitive.ts'
import type { Workbooks } from '../exchange/ports.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import { inOrderOfName } from './order.ts'
import type { SpeakerService } from './service.ts'

/** Orders wait for their download a moment only: one for each window that somebody may have open. */
const ordersKept = 8

const contentTypes: Record<SpeakerListFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** The speakers' list as a file. */
export function createSpeakerLists(deps: {
  session: LibrarySession
  workbooks: Workbooks
  today: () => string
}): Pick<SpeakerService, 'prepareList' | 'listFile'> {
  const { session, workbooks, today } = deps
  const orders = new Map<string, SpeakerListOrder>()

  return {
    async prepareList(order) {
      const id = randomUUID()
      orders.set(id, order)
      for (const old of [...orders.keys()].slice(0, -ordersKept)) orders.delete(old)
      return { id }
    },

    async listFile(id) {
      const { ids, format, language, sensitive } = found(orders.get(id) ?? null, id)
      const listed = listedSpeakers(session.reading(), ids)
      const speakers: PrintedSpeaker[] = sensitive ? listed : listed.map(withoutSensitive)
      return {
        fileName: listFileName(language, sensitive, today(), format),
        bytes: await print(),
        contentType: contentTypes[format],
      }

      async function print(): Promise<Uint8Array> {
        if (format === 'json') return new TextEncoder().encode(printListJson(speakers, sensitive))
        const rows = printListTable(speakers, language, sensitive)
        if (format === 'csv') return new TextEncoder().encode(printCsvRows(rows, language))
        return workbooks.write(listTitle(language, sensitive), rows, listWidths(sensitive))
      }
    },
  }
}

/** All speakers by name, or those of `ids` in their order; who is no longer there is left out. */
function listedSpeakers(library: Library, ids: readonly string[] | null): ListedSpeaker[] {
  const all = inOrderOfName(library.speakers.list())
  const summaries = new Map(all.map((summary) => [summary.id, summary]))
  return (ids ?? [...summaries.keys()]).flatMap((id) => {
    const summary = summaries.get(id)
    const speaker = summary && library.speakers.get(id)
    if (!speaker) return []
    const introducer = speaker.introducedById === null ? null : summaries.get(speaker.introducedById)
    return [{ ...speaker, statuses: summary.statuses, introducer: introducer?.name ?? null }]
  })
}
