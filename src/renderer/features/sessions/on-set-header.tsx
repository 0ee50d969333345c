import { ActionIcon, Button, Group, Progress, SegmentedControl, Tooltip, VisuallyHidden } from '@mantine/core'
import {
  IconArrowLeft,
  IconCloudOff,
  IconDeviceFloppy,
  IconListCheck,
  IconMaximize,
  IconMoon,
  IconPlayerStop,
  IconTextDecrease,
  IconTextIncrease,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import { type Language, languages } from '#shared/language.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'
import { useTextScale } from './on-set-preferences.ts'
import type { OnSet } from './use-on-set.ts'

interface Props {
  interviewId: string
  title: string
  onSet: OnSet
  must: { asked: number; all: number }
  language: Language
  second: Language | null
  onLanguage: (language: Language) => void
  onSecond: (language: Language | null) => void
  hasList: boolean
  onList: () => void
  onDim: () => void
  onEnd: () => void
}

/** What concerns the whole sitting: how far it has come, in which words, whether its marks are safe. */
export function OnSetHeader(props: Props) {
  const { t } = useTranslation()
  const { change } = useTextScale()
  const { interviewId, title, onSet, must, language, second } = props
  const readOnly = useReadOnly()
  const going = onSet.state.running === 'running' || onSet.state.running === 'paused'
  const icon = (label: string, Glyph: typeof IconMoon, run: () => void) => (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={run}>
        <Glyph size={20} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <header className={classes.header}>
      <Tooltip label={t('sessions.leave')}>
        <ActionIcon
          component={Link}
          href={`/interviews/${interviewId}/shoot`}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('sessions.leave')}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
      </Tooltip>
      <h1 className={classes.title}>{title}</h1>
      {must.all > 0 && (
        <div className={classes.must}>
          <span className="tabular">{t('sessions.must_progress', { asked: must.asked, all: must.all })}</span>
          <Progress
            value={(100 * must.asked) / must.all}
            color="tengri.7"
            size="sm"
            aria-label={t('sessions.must_progress', { asked: must.asked, all: must.all })}
          />
        </div>
      )}
      <Group gap={6} ml="auto" wrap="nowrap">
        <SafeState onSet={onSet} />
        <SegmentedControl
          size="xs"
          aria-label={t('sessions.language')}
          data={languages.map((one) => ({ value: one, label: one.toUpperCase() }))}
          value={language}
          onChange={(value) => props.onLanguage(value as Language)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('sessions.second_language')}
          data={[
            { value: '', label: <OneLanguage /> },
            ...languages
              .filter((one) => one !== language)
              .map((one) => ({ value: one, label: one.toUpperCase() })),
          ]}
          value={second ?? ''}
          onChange={(value) => props.onSecond(value === '' ? null : (value as Language))}
        />
        {icon(t('sessions.smaller'), IconTextDecrease, () => change(-1))}
        {icon(t('sessions.larger'), IconTextIncrease, () => change(1))}
        {props.hasList && icon(t('sessions.list'), IconListCheck, props.onList)}
        {icon(t('sessions.dim'), IconMoon, props.onDim)}
        {icon(t('sessions.full_screen'), IconMaximize, toggleFullScreen)}
        {going && !readOnly && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop size={15} />}
            onMouseDown={(event) => event.preventDefault()}
            onClick={props.onEnd}
          >
            {t('sessions.end')}
          </Button>
        )}
      </Group>
    </header>
  )
}

function OneLanguage() {
  const { t } = useTranslation()
  return (
    <>
      <span aria-hidden>—</span>
      <VisuallyHidden>{t('sessions.one_language')}</VisuallyHidden>
    </>
  )
}

/** Whether what was marked is in the library, or still only in this window. */
function SafeState({ onSet }: { onSet: OnSet }) {
  const { t } = useTranslation()
  const { waiting, failing, unsafe, state } = onSet
  if (state.marks.length === 0 && waiting === 0) return null
  const away = waiting > 0 && failing
  const words = away
    ? t(unsafe ? 'sessions.waiting_unsafe' : 'sessions.waiting', { count: waiting })
    : t('sessions.safe')
  return (
    <Tooltip label={away ? t('sessions.waiting_text') : t('sessions.safe_text')} multiline maw={300}>
      <span className={classes.safe} data-away={away || undefined} role="status">
        {away ? <IconCloudOff size={16} aria-hidden /> : <IconDeviceFloppy size={16} aria-hidden />}
        {words}
      </span>
    </Tooltip>
  )
}

/** Over the whole screen, or back; some systems refuse it, and the page is as good without. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  void change.catch(() => {})
}
