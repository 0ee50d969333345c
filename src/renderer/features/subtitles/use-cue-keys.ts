import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { usePlayer } from '../player/player-context.ts'

interface Actions {
  /** Selects the cue so many places further. */
  choose: (by: number) => void
  insert: () => Promise<void>
  readOnly: boolean
}

/** The keys of the cue list. Those of the text being edited are its own, and listed here so that they can be found. */
export function useCueKeys({ choose, insert, readOnly }: Actions): void {
  const { t } = useTranslation()
  const player = usePlayer()
  const nothing = () => undefined
  useShortcuts(t('stage.subtitles'), [
    { keys: 'arrowdown', label: t('subtitles.key.next'), run: () => choose(1), repeats: true },
    { keys: 'arrowup', label: t('subtitles.key.previous'), run: () => choose(-1), repeats: true },
    { keys: 'alt+k', label: t('subtitles.key.play'), run: () => player.toggle(), inText: true },
    ...(readOnly ? [] : [{ keys: 'n', label: t('subtitles.insert'), run: () => void insert() }]),
  ])
  useShortcuts(
    t('subtitles.key.text'),
    readOnly
      ? []
      : [
          { keys: 'mod+enter', label: t('subtitles.key.done'), run: nothing },
          { keys: 'enter', label: t('subtitles.key.line'), run: nothing },
          { keys: 'mod+shift+enter', label: t('subtitles.split'), run: nothing },
          { keys: 'mod+shift+m', label: t('subtitles.merge'), run: nothing },
          { keys: 'escape', label: t('subtitles.key.leave'), run: nothing },
        ],
  )
}
