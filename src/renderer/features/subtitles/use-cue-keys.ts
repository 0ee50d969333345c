import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { usePlayer } from '../player/player-context.ts'

interface Actions {
  /** Selects the cue so many places further. */
  choose: (by: number) => void
  insert: () => Promise<void>
  /** Sets the selected cue's beginning or end to the current moment. */
  retime: (edge: 'in' | 'out') => void
  find: () => void
  remove: () => void
  readOnly: boolean
}

/** The keys of the cue list. Those of the text being edited are its own, and listed here so that they can be found. */
export function useCueKeys({ choose, insert, retime, find, remove, readOnly }: Actions): void {
  const { t } = useTranslation()
  const player = usePlayer()
  useShortcuts(t('stage.subtitles'), [
    { keys: 'arrowdown', label: t('subtitles.key.next'), run: () => choose(1), repeats: true },
    { keys: 'arrowup', label: t('subtitles.key.previous'), run: () => choose(-1), repeats: true },
    { keys: 'alt+k', label: t('subtitles.key.play'), run: () => player.toggle(), inText: true },
    { keys: 'mod+f', label: t('subtitle_tools.replace'), run: find, inText: true },
    ...(readOnly
      ? []
      : [
          { keys: 'n', label: t('subtitles.insert'), run: () => void insert() },
          { keys: 'delete', label: t('subtitles.remove_cue'), run: remove },
          { keys: 'alt+i', label: t('subtitle_tools.begin_here'), run: () => retime('in'), inText: true },
          { keys: 'alt+o', label: t('subtitle_tools.end_here'), run: () => retime('out'), inText: true },
        ]),
  ])
  useShortcuts(
    t('subtitles.key.text'),
    readOnly
      ? []
      : [
          { keys: 'mod+enter', label: t('subtitles.key.done') },
          { keys: 'enter', label: t('subtitles.key.line') },
          { keys: 'mod+shift+enter', label: t('subtitles.split') },
          { keys: 'mod+shift+m', label: t('subtitles.merge') },
          { keys: 'mod+z', label: t('subtitle_tools.undo') },
          { keys: 'escape', label: t('subtitles.key.leave') },
        ],
  )
}
