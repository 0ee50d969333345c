import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconBracketsContainEnd,
  IconBracketsContainStart,
  IconPlayerPause,
  IconPlayerPlay,
  IconRewindBackward10,
  IconRewindForward10,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatClock, formatTimecode } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import classes from './player.module.css'
import { rates } from './player.ts'
import { usePlayer, usePlayerState } from './player-context.ts'
import { SelectionBar } from './selection-bar.tsx'

interface Props {
  takeId: string
  /** There is nothing to play: only the time can be moved and marked. */
  silent?: boolean
}

/** The buttons under the picture: play, move, rate, sound, marks. */
export function Transport({ takeId, silent = false }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const player = usePlayer()
  const playing = usePlayerState((state) => state.playing)
  const muted = usePlayerState((state) => state.muted)
  const rate = usePlayerState((state) => state.rate)
  const label = playing ? t('player.pause') : t('player.play')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and brings a look of its own
    <div className={classes.transport} role="group" aria-label={t('player.title')}>
      <Tooltip label={label}>
        <ActionIcon
          size="lg"
          radius="xl"
          aria-label={label}
          disabled={silent}
          onClick={() => player.toggle()}
        >
          {playing ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
        </ActionIcon>
      </Tooltip>
      <Quiet label={t('player.key.back_10')} onClick={() => player.skip(-10_000)}>
        <IconRewindBackward10 size={18} stroke={1.7} />
      </Quiet>
      <Quiet label={t('player.key.forward_10')} onClick={() => player.skip(10_000)}>
        <IconRewindForward10 size={18} stroke={1.7} />
      </Quiet>
      <Clock />
      <Menu position="top">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={silent}
            aria-label={t('player.rate', { rate: format.number(rate, rate % 1 ? 2 : 0) })}
          >
            {format.number(rate, rate % 1 ? 2 : 0)}×
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {rates.map((value) => (
            <Menu.Item key={value} onClick={() => player.setRate(value)} fw={value === rate ? 600 : 400}>
              {format.number(value, value % 1 ? 2 : 0)}×
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Quiet label={t('player.mute')} onClick={() => player.toggleMuted()} pressed={muted} disabled={silent}>
        {muted ? <IconVolumeOff size={18} stroke={1.7} /> : <IconVolume size={18} stroke={1.7} />}
      </Quiet>
      <div className={classes.marks}>
        <Quiet label={t('player.key.mark_in')} onClick={() => player.markIn()}>
          <IconBracketsContainStart size={18} stroke={1.7} />
        </Quiet>
        <Quiet label={t('player.key.mark_out')} onClick={() => player.markOut()}>
          <IconBracketsContainEnd size={18} stroke={1.7} />
        </Quiet>
        <SelectionBar takeId={takeId} />
      </div>
    </div>
  )
}

interface QuietProps {
  label: string
  onClick: () => void
  pressed?: boolean
  disabled?: boolean
  children: ReactNode
}

function Quiet({ label, onClick, pressed, disabled = false, children }: QuietProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function Clock() {
  const time = usePlayerState((state) => formatTimecode(state.timeMs))
  const whole = usePlayerState((state) => formatClock(state.durationMs))
  return (
    <span className={`${classes.clock} tabular`}>
      {time} <small>/ {whole}</small>
    </span>
  )
}
