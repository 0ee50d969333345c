import { randomUUID } from 'node:crypto'
import type { Theme, ThemeFields } from '#shared/api/themes.ts'
import { showText } from '#shared/localized.ts'
import type { EventBus } from '../events/event-service.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { ThemeService } from './ports.ts'

export function createThemeService(deps: { session: LibrarySession; events: EventBus }): ThemeService {
  const { session, events } = deps
  const changed = (id: string | null) => {
    events.changed('themes', id)
    events.changed('history')
  }
  return {
    list: async () => session.reading().themes.list(),

    async create(fields: ThemeFields): Promise<Theme> {
      const library = session.writing()
      const now = new Date().toISOString()
      const position = (library.themes.list().at(-1)?.position ?? 0) + 1
      const theme: Theme = {
        ...fields,
        id: randomUUID(),
        position,
        starter: false,
        createdAt: now,
        updatedAt: now,
      }
      library.transaction(() => {
        const changes = library.themes.insert(theme)
        library.history.record('theme_create', themeName(theme), changes)
      })
      changed(theme.id)
      return found(library.themes.get(theme.id), theme.id)
    },

    async update(id, patch): Promise<Theme> {
      const library = session.writing()
      const before = found(library.themes.get(id), id)
      library.transaction(() => {
        const changes = library.themes.update(id, patch, new Date().toISOString())
        library.history.record('theme_update', themeName(before), changes)
      })
      changed(id)
      return found(library.themes.get(id), id)
    },

    async move(id, beforeId): Promise<void> {
      const library = session.writing()
      const theme = found(library.themes.get(id), id)
      if (beforeId === id) return
      const ids = library.themes
        .list()
        .map((other) => other.id)
        .filter((other) => other !== id)
      const place = beforeId === null ? -1 : ids.indexOf(beforeId)
      ids.splice(place < 0 ? ids.length : place, 0, id)
      library.transaction(() => {
        library.history.record('theme_move', themeName(theme), library.themes.order(ids))
      })
      changed(id)
      events.changed('questions')
    },

    async remove(id, questions): Promise<void> {
      const library = session.writing()
      const theme = found(library.themes.get(id), id)
      const now = new Date().toISOString()
      library.transaction(() => {
        const inside = library.questions.inTheme(id)
        const changes =
          questions === 'remove'
            ? library.questions.remove(inside, now)
            : library.questions.change(inside, { themeId: null }, now)
        changes.push(...library.themes.remove(id, now))
        library.history.record('theme_remove', themeName(theme), changes)
      })
      changed(id)
      events.changed('questions')
    },
  }
}

/** What history calls a theme. */
function themeName(theme: ThemeFields): string {
  return showText(theme.name, 'kk')?.text ?? ''
}
