import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { StoredCue } from '#shared/api/tracks.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone } from '../../lib/notify.tsx'
import classes from './subtitles.module.css'
import { type Looking, nextFound, type useFoundCues } from './use-found-cues.ts'

interface Props {
  cues: readonly StoredCue[]
  search: ReturnType<typeof useFoundCues>
  looking: Looking
  /** How often it was asked for: each time the field takes the focus. */
  asked: number
  readOnly: boolean
  /** In one cue, or in all; resolves with how many have changed, null when the library refused. */
  onReplace: (cueId: string | null) => Promise<number | null>
  /** Brings a cue into sight. */
  onShow: (cueId: string) => void
  onClose: () => void
}

/** Finds a text in the cues of a track, and puts another in its place: here, or everywhere as one step of undo. */
export function ReplaceBar({ cues, search, looking, asked, readOnly, onReplace, onShow, onClose }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const { wanted, setWanted, replacement, setReplacement, heard } = looking
  // Asked for once more, it begins anew; with another track, it goes on.
  useEffect(() => {
    if (heard.current === asked) return
    heard.current = asked
    field.current?.select()
  }, [asked, heard])
  const { found, at, setAt } = search
  const ids = [...found.keys()]
  const go = (by: 1 | -1, from = at) => {
    const next = nextFound(cues, found, from, by)
    setAt(next)
    if (next !== null) onShow(next)
  }
  const [isReplacing, setReplacing] = useState(false)
  const isBegun = useRef(false)
  // Not before the next one is drawn: a key until then would go to the cue that is done.
  useEffect(() => {
    if (!isReplacing) isBegun.current = false
  }, [isReplacing])
  /** One at a time: the text that is put in may hold what is looked for. */
  const replace = async (cueId: string | null) => {
    isBegun.current = true
    setReplacing(true)
    const count = await onReplace(cueId)
    setReplacing(false)
    return count
  }
  const here = async () => {
    if (isBegun.current) return
    if (at === null || !found.has(at)) return go(1)
    if ((await replace(at)) !== null) go(1)
  }
  const everywhere = async () => {
    if (isBegun.current) return
    const count = await replace(null)
    if (count !== null) notifyDone(t('subtitle_tools.replaced', { count }), 'replace')
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <search className={classes.replace} aria-label={t('subtitle_tools.replace')} onKeyDown={onKeyDown}>
      <div className={classes.replaceRow}>
        <TextInput
          size="xs"
          flex={1}
          ref={field}
          aria-label={t('subtitle_tools.find')}
          placeholder={t('subtitle_tools.find')}
          maxLength={200}
          value={wanted.find}
          onChange={(event) => setWanted({ ...wanted, find: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            go(event.shiftKey ? -1 : 1)
          }}
        />
        <span className={`${classes.foundCount} tabular`} aria-live="polite">
          {wanted.find !== '' &&
            (found.size === 0
              ? t('subtitle_tools.found_none')
              : t('subtitle_tools.found', { at: at === null ? 0 : ids.indexOf(at) + 1, total: found.size }))}
        </span>
        {(
          [
            ['previous', IconChevronUp, -1],
            ['next', IconChevronDown, 1],
          ] as const
        ).map(([key, Icon, by]) => (
          <Tooltip key={key} label={t(`subtitle_tools.${key}`)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(`subtitle_tools.${key}`)}
              disabled={found.size === 0}
              onClick={() => go(by)}
            >
              <Icon size={16} />
            </ActionIcon>
          </Tooltip>
        ))}
        <Tooltip label={t('subtitle_tools.close_replace')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('subtitle_tools.close_replace')}
            onClick={onClose}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!readOnly && (
        <div className={classes.replaceRow}>
          <TextInput
            size="xs"
            flex={1}
            aria-label={t('subtitle_tools.with')}
            placeholder={t('subtitle_tools.with')}
            maxLength={200}
            value={replacement}
            onChange={(event) => setReplacement(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void here()
            }}
          />
          <Checkbox
            size="xs"
            label={t('subtitle_tools.match_case')}
            checked={wanted.matchCase}
            onChange={(event) => setWanted({ ...wanted, matchCase: event.currentTarget.checked })}
          />
          <Button
            size="compact-xs"
            variant="default"
            disabled={found.size === 0}
            aria-disabled={isReplacing || undefined}
            onClick={() => void here()}
          >
            {t('subtitle_tools.replace_here')}
          </Button>
          <Button
            size="compact-xs"
            variant="light"
            disabled={found.size === 0}
            aria-disabled={isReplacing || undefined}
            onClick={() => void everywhere()}
          >
            {t('subtitle_tools.replace_all')}
          </Button>
        </div>
      )}
    </search>
  )
}
