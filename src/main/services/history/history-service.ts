import { changedEntitySchema } from '#shared/api/events.ts'
import type { EventBus } from '../events/event-service.ts'
import type { LibrarySession } from '../library/session.ts'
import type { HistoryService } from '../services.ts'
import type { AppliedStep } from './ports.ts'

export function createHistoryService(session: LibrarySession, events: EventBus): HistoryService {
  const tell = (applied: AppliedStep | null) => {
    if (!applied) return null
    for (const { entity, id } of applied.touched) events.changed(entity, id)
    // What hangs on a thing comes and goes with it.
    for (const entity of changedEntitySchema.options) if (entity !== 'app') events.changed(entity)
    return applied.step
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
