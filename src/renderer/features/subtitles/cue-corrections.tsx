import { IconVocabulary } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import type { CorrectedWords } from './corrected-words.ts'
import classes from './subtitles.module.css'

/** Under the text of a cue: which words the glossary has corrected, and what was heard. */
export function CueCorrections({ corrected }: { corrected: readonly CorrectedWords[] }) {
  const { t } = useTranslation()
  if (corrected.length === 0) return null
  return (
    <ul className={classes.corrections} aria-label={t('subtitles.corrections')}>
      {corrected.map(({ text, heard }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same correction may be there twice
        <li key={index}>
          <IconVocabulary size={13} stroke={1.8} aria-hidden /> {t('subtitles.corrected', { text, heard })}
        </li>
      ))}
    </ul>
  )
}
