import {
  type Icon,
  IconArrowBadgeRight,
  IconFlag,
  IconMessageCircle,
  IconMessages,
  IconNote,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconStarFilled,
} from '@tabler/icons-react'
import type { MarkKind } from '#shared/api/sessions.ts'

const icons: Record<MarkKind, Icon> = {
  start: IconPlayerPlay,
  asked: IconMessageCircle,
  follow_up: IconMessages,
  skipped: IconPlayerSkipForward,
  great: IconStarFilled,
  note: IconNote,
  pause: IconPlayerPause,
  resume: IconArrowBadgeRight,
  end: IconFlag,
}

/** The sign of a kind of mark; it says nothing that the words beside it do not say. */
export function MarkIcon({ kind }: { kind: MarkKind }) {
  const Glyph = icons[kind]
  const colour = kind === 'great' ? 'var(--iz-doubt)' : 'var(--mantine-color-dimmed)'
  return <Glyph size={17} stroke={1.8} color={colour} aria-hidden />
}
