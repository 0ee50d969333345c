import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { usePlayer } from './player-context.ts'

/** The keys of the player. */
export function usePlayerKeys(): void {
  const { t } = useTranslation()
  const player = usePlayer()
  useShortcuts(t('player.title'), [
    { keys: ['space', 'k'], label: t('player.key.play'), run: () => player.toggle() },
    { keys: 'j', label: t('player.key.back_10'), run: () => player.skip(-10_000), repeats: true },
    { keys: 'l', label: t('player.key.forward_10'), run: () => player.skip(10_000), repeats: true },
    { keys: 'arrowleft', label: t('player.key.back_1'), run: () => player.skip(-1000), repeats: true },
    { keys: 'arrowright', label: t('player.key.forward_1'), run: () => player.skip(1000), repeats: true },
    { keys: 'shift+arrowleft', label: t('player.key.back_5'), run: () => player.skip(-5000), repeats: true },
    {
      keys: 'shift+arrowright',
      label: t('player.key.forward_5'),
      run: () => player.skip(5000),
      repeats: true,
    },
    { keys: 'alt+arrowleft', label: t('player.key.frame_back'), run: () => player.step(-1), repeats: true },
    {
      keys: 'alt+arrowright',
      label: t('player.key.frame_forward'),
      run: () => player.step(1),
      repeats: true,
    },
    { keys: 'home', label: t('player.key.start'), run: () => player.seek(0) },
    { keys: 'i', label: t('player.key.mark_in'), run: () => player.markIn() },
    { keys: 'o', label: t('player.key.mark_out'), run: () => player.markOut() },
    { keys: 'x', label: t('player.key.clear_marks'), run: () => player.select(null) },
    { keys: 'm', label: t('player.mute'), run: () => player.toggleMuted() },
  ])
}
