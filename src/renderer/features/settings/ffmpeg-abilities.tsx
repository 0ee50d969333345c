import { IconCheck, IconX } from '@tabler/icons-react'
import type { Diagnostics } from '#shared/api/diagnostics.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { type FfmpegAbility, ffmpegAbilities } from './ffmpeg-ability.ts'
import classes from './settings.module.css'

type Candidate = Diagnostics['ffmpeg']['candidates'][number]

/** What an ffmpeg can do of what the app asks for, and what it cannot; nothing of one that does not answer. */
export function FfmpegAbilities({ problems, canToneMap }: Pick<Candidate, 'problems' | 'canToneMap'>) {
  const { t } = useTranslation()
  if (problems.includes('not_found') || problems.includes('not_runnable')) return null
  const has: Record<FfmpegAbility, boolean> = {
    version: !problems.includes('too_old'),
    libass: !problems.includes('no_libass'),
    libx264: !problems.includes('no_libx264'),
    zscale: canToneMap,
  }
  return (
    <ul className={classes.abilities}>
      {ffmpegAbilities.map((ability) => (
        <li key={ability} data-has={has[ability]}>
          {has[ability] ? (
            <IconCheck size={15} role="img" aria-label={t('diagnostics.has')} />
          ) : (
            <IconX size={15} role="img" aria-label={t('diagnostics.lacks')} />
          )}
          {t(`diagnostics.ability.${ability}`)}
        </li>
      ))}
    </ul>
  )
}
