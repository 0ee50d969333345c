import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendarMonth,
  IconChecklist,
  IconFileImport,
  IconFolderOpen,
  IconHome,
  IconKeyboard,
  IconLanguage,
  IconLayoutKanban,
  IconMessage,
  IconMessageQuestion,
  IconMessages,
  IconMoon,
  IconPlayerPlay,
  IconPlus,
  IconSettings,
  IconSun,
  IconSunMoon,
  IconTrophy,
  IconUser,
  IconUsers,
  IconVocabulary,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { type Language, languages } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { libraryNames } from '../features/settings/library-names.ts'
import { settingsSections } from '../features/settings/sections.ts'
import { useLibraryActions } from '../features/settings/use-library-actions.ts'
import { useUpdateSettings } from '../features/settings/use-update-settings.ts'
import { interviewStages } from '../features/workspace/stages.ts'
import { useTranslation } from '../i18n/use-translation.tsx'
import { languageNames } from '../lib/languages.ts'
import { notifyFailure } from '../lib/notify.tsx'
import { trpc } from '../lib/trpc.ts'
import { useAppState, useReadOnly } from './app-state.ts'
import { openHelp } from './overlays.ts'
import { useHistory } from './use-history.ts'

export interface Command {
  id: string
  label: string
  hint: string
  icon: Icon
  run(): void
}

/** Everything the palette can find now; the same list until something of it changes. Inside an interview its stages come first. */
export function useCommands(): Command[] {
  const { t, i18n } = useTranslation()
  const [location, navigate] = useLocation()
  const readOnly = useReadOnly()
  const interviews = useQuery(trpc.interviews.list.queryOptions()).data
  const speakers = useQuery(trpc.speakers.list.queryOptions()).data
  const { canUndo, canRedo, undoLabel, redoLabel, undo, redo } = useHistory()
  const { mutate: updateSettings } = useUpdateSettings()
  const { mutateAsync: openLibrary } = useLibraryActions().open
  const state = useAppState()
  const open = /^\/interviews\/([^/]+)\//.exec(location)?.[1]

  return useMemo(() => {
    const go = (to: string) => () => navigate(to)
    const command = (id: string, label: string, hint: string, icon: Icon, run: () => void): Command => ({
      id,
      label,
      hint,
      icon,
      run,
    })
    const list: Command[] = []
    if (open) {
      for (const stage of interviewStages) {
        list.push(
          command(
            `stage-${stage.id}`,
            t(`stage.${stage.id}`),
            t('palette.this_interview'),
            stage.icon,
            go(`/interviews/${open}/${stage.id}${window.location.search}`),
          ),
        )
      }
    }
    if (open) {
      list.push(
        command(
          'on-set',
          t('sessions.open'),
          t('palette.this_interview'),
          IconPlayerPlay,
          go(`/interviews/${open}/on-set`),
        ),
      )
    }
    if (!readOnly) {
      list.push(
        command('new', t('interviews.create'), t('palette.action'), IconPlus, go('/interviews?new=1')),
        command('new-speaker', t('speakers.create'), t('palette.action'), IconPlus, go('/speakers?new=1')),
        command(
          'import',
          t('exchange.import_title'),
          t('palette.action'),
          IconFileImport,
          go('/questions?import=1'),
        ),
      )
    }
    for (const interview of interviews ?? []) {
      list.push(
        command(
          interview.id,
          interview.title,
          interview.speakerName || t('palette.interview'),
          IconMessage,
          go(`/interviews/${interview.id}/recordings`),
        ),
      )
    }
    list.push(command('home', t('shell.home'), t('palette.place'), IconHome, go('/')))
    list.push(
      command('interviews', t('shell.interviews'), t('palette.place'), IconMessages, go('/interviews')),
    )
    list.push(
      command('speakers', t('shell.speakers'), t('palette.place'), IconUsers, go('/speakers')),
      command('pipeline', t('speakers.board'), t('palette.place'), IconLayoutKanban, go('/speakers/board')),
    )
    list.push(
      command('criteria', t('criteria.title'), t('palette.place'), IconChecklist, go('/criteria')),
      command(
        'ranking',
        t('criteria.compare.ranking'),
        t('palette.place'),
        IconTrophy,
        go('/speakers/compare'),
      ),
    )
    list.push(
      command('questions', t('shell.questions'), t('palette.place'), IconMessageQuestion, go('/questions')),
    )
    list.push(
      command('glossary', t('glossary.title'), t('palette.place'), IconVocabulary, go('/glossary')),
      command('calendar', t('shell.calendar'), t('palette.place'), IconCalendarMonth, go('/calendar')),
    )
    for (const section of settingsSections) {
      list.push(
        command(
          `settings-${section.id}`,
          t(`settings.${section.id}.title`),
          t('shell.settings'),
          IconSettings,
          go(`/settings/${section.id}`),
        ),
      )
    }
    for (const { path, name } of libraryNames(state?.settings.recentLibraries ?? [])) {
      if (path === state?.library?.path) continue
      list.push(
        command(path, t('palette.open_library', { name }), t('palette.action'), IconFolderOpen, () => {
          // The palette is gone by then, and with it what `mutate` would call.
          void openLibrary({ path }).then(() => navigate('/'), notifyFailure)
        }),
      )
    }
    if (canUndo) {
      list.push(command('undo', undoLabel ?? '', t('palette.action'), IconArrowBackUp, undo))
    }
    if (canRedo) {
      list.push(command('redo', redoLabel ?? '', t('palette.action'), IconArrowForwardUp, redo))
    }
    list.push(
      command('light', t('settings.scheme.light'), t('settings.scheme.label'), IconSun, () =>
        updateSettings({ colourScheme: 'light' }),
      ),
      command('dark', t('settings.scheme.dark'), t('settings.scheme.label'), IconMoon, () =>
        updateSettings({ colourScheme: 'dark' }),
      ),
      command('auto', t('settings.scheme.auto'), t('settings.scheme.label'), IconSunMoon, () =>
        updateSettings({ colourScheme: 'auto' }),
      ),
      ...languages.map((language) =>
        command(language, languageNames[language], t('settings.general.language'), IconLanguage, () =>
          updateSettings({ interfaceLanguage: language }),
        ),
      ),
      command('keys', t('keys.open'), t('palette.action'), IconKeyboard, openHelp),
    )
    for (const { id, name } of speakers ?? []) {
      const shown = showText(name, i18n.language as Language)?.text ?? ''
      list.push(command(id, shown, t('speakers.one'), IconUser, go(`/speakers/${id}`)))
    }
    return list
  }, [
    t,
    navigate,
    readOnly,
    interviews,
    speakers,
    i18n.language,
    open,
    canUndo,
    canRedo,
    undoLabel,
    redoLabel,
    undo,
    redo,
    updateSettings,
    openLibrary,
    state,
  ])
}
