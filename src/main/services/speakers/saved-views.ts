import { randomUUID } from 'node:crypto'
import type { SavedView, SavedViewFields } from '#shared/api/speakers.ts'
import type { EventBus } from '../events/event-service.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { SpeakerService } from './service.ts'

/** Filters that are kept under a name, in the library, so that the whole team has them. */
export function createSavedViews(deps: {
  session: LibrarySession
  events: EventBus
}): Pick<SpeakerService, 'savedViews' | 'saveView' | 'removeView'> {
  const { session, events } = deps
  const changed = (id: string) => {
    events.changed('speakers', id)
    events.changed('history')
  }
  return {
    async savedViews(screen: SavedView['screen']): Promise<SavedView[]> {
      return session.reading().speakers.savedViews(screen)
    },

    async saveView(fields: SavedViewFields): Promise<SavedView> {
      const library = session.writing()
      const view: SavedView = { ...fields, id: randomUUID(), createdAt: new Date().toISOString() }
      library.transaction(() => {
        library.history.record('saved_view_create', view.name, library.speakers.insertView(view))
      })
      changed(view.id)
      return found(library.speakers.savedView(view.id), view.id)
    },

    async removeView(id: string): Promise<void> {
      const library = session.writing()
      const view = found(library.speakers.savedView(id), id)
      library.transaction(() => {
        const changes = library.speakers.removeView(id, new Date().toISOString())
        library.history.record('saved_view_remove', view.name, changes)
      })
      changed(id)
    },
  }
}
