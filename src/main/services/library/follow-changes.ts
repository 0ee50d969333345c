import type { EventBus } from '../events/event-service.ts'
import type { Library } from './ports.ts'

const everyMs = 2000

/**
 * Another process tells this one nothing. While a library is open for reading only, this asks it every two seconds whether something has
 * been written, and has the windows fetch all anew when it has. Returns the function that stops it.
 *
 * @param reopen called while the library is one that a backup has taken the place of: nothing more would ever change in it
 */
export function followChanges(library: Library, events: EventBus, reopen: () => void): () => void {
  const look = () => {
    try {
      if (library.replacedElsewhere()) reopen()
      else if (library.changedElsewhere()) events.emit({ type: 'reset' })
    } catch (error) {
      // The disk is gone for the moment; whatever the person does next says so.
      console.error(error)
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
