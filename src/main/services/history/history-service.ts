import { changedEntitySchema } from '#shared/api/events.ts'
import type { HistoryStep } from '#shared/api/history.ts'
import type { EventBus } from '../events/event-service.ts'
import type { LibrarySession } from '../library/session.ts'
import type { HistoryService } from '../services.ts'

export function createHistoryService(session: LibrarySession, events: EventBus): HistoryService {
  const tell = (step: HistoryStep | null) => {
    if (!step) return null
    // What hangs on a thing comes and goes with it. One step may bring back hundreds: they are not told one by one.
    for (const entity of changedEntitySchema.options) if (entity !== 'app') events.changed(entity)
    return step
  }
  return {
    state: async () => session.reading().history.state(),
    async undo(only) {
      const { history } = session.writing()
      if (only !== undefined && history.state().undo?.id !== only) return null
      return tell(history.undo())
    },
    redo: async () => tell(session.writing().history.redo()),
  }
}
