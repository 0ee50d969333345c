import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { type Shortcut, useShortcuts } from '../../lib/keys.ts'
import { useEditorStore } from './editor-state.ts'
import type { WordActions } from './use-word-actions.ts'

/** The keys of the transcript's editor. */
export function useEditorKeys(
  actions: WordActions,
  { compare, timeBySound }: { compare: (() => void) | null; timeBySound: () => void },
): void {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const store = useEditorStore()
  const reading: Shortcut[] = [
    { keys: 'n', label: t('editor.key.next'), run: () => actions.step(1), repeats: true },
    { keys: 'shift+n', label: t('editor.key.previous'), run: () => actions.step(-1), repeats: true },
    { keys: 'p', label: t('editor.key.play'), run: () => actions.play() },
    {
      keys: 'w',
      label: t('editor.key.list'),
      run: () => store.set((state) => ({ ...state, listed: !state.listed })),
    },
    { keys: 'escape', label: t('editor.key.close'), run: () => actions.close() },
  ]
  const editing: Shortcut[] = [
    { keys: 'c', label: t('editor.key.check'), run: () => actions.check() },
    { keys: 'e', label: t('editor.key.edit'), run: () => actions.type() },
    { keys: 'h', label: t('editor.key.heard'), run: () => actions.heard() },
    { keys: 'g', label: t('editor.key.language'), run: () => actions.open('language') },
    { keys: 's', label: t('editor.key.speaker'), run: () => actions.open('speaker') },
    { keys: 'r', label: t('editor.key.again'), run: () => actions.open('again') },
    { keys: 't', label: t('editor.key.timing'), run: timeBySound },
    ...(compare ? [{ keys: 'v', label: t('editor.key.compare'), run: compare }] : []),
  ]
  /** The text hears these itself, before the player, whose keys some of them are. */
  const inText: Shortcut[] = [
    { keys: ['arrowleft', 'arrowright'], label: t('editor.key.text_word') },
    { keys: ['arrowup', 'arrowdown'], label: t('editor.key.text_line') },
    { keys: ['shift+arrowleft', 'shift+arrowright'], label: t('editor.key.text_mark') },
    { keys: 'home', label: t('editor.key.text_first') },
    { keys: 'end', label: t('editor.key.text_last') },
  ]
  useShortcuts(
    t('editor.key.in_text'),
    readOnly ? inText : [...inText, { keys: 'enter', label: t('editor.key.text_open') }],
  )
  useShortcuts(t('editor.title'), readOnly ? reading : [...reading, ...editing])
}
