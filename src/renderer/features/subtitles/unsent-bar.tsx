import { Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFocusHeir } from '../../lib/focus-heir.ts'
import classes from './subtitles.module.css'
import { sendTextsOf } from './use-unsent-cues.ts'

interface Props {
  trackId: string
  /** The cues that have not got what was typed into them. */
  cues: readonly string[]
  onShow: (cueId: string) => void
}

/** Says that what was typed into some cues has not reached the library, now or before the app was last closed. */
export function UnsentBar({ trackId, cues, onShow }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const [isUnderWay, setUnderWay] = useState(false)
  // With what it saved the button goes, and a disabled one would let go of the focus.
  const heir = useFocusHeir(() => () => document.getElementById('content'))
  const [first] = cues
  if (first === undefined) return null
  const send = async () => {
    if (isUnderWay) return
    setUnderWay(true)
    await sendTextsOf(trackId)
    setUnderWay(false)
  }
  return (
    <div className={classes.unsent} role="status">
      <IconAlertTriangle size={15} aria-hidden />
      <Text fz="xs" flex={1}>
        {t('subtitle_tools.unsent', { count: cues.length })}
      </Text>
      <Button size="compact-xs" variant="subtle" onClick={() => onShow(first)}>
        {t('subtitle_tools.unsent_show')}
      </Button>
      {!readOnly && (
        <Button
          ref={heir}
          size="compact-xs"
          variant="light"
          aria-disabled={isUnderWay || undefined}
          onClick={() => void send()}
        >
          {t('subtitle_tools.unsent_save')}
        </Button>
      )}
    </div>
  )
}
