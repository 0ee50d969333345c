import type { CriteriaSet, RankReason } from '#shared/api/criteria.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { useCriterionWords } from './criterion-words.ts'

interface Props {
  reason: RankReason
  set: CriteriaSet
  /** The one it stands above. */
  below: LocalizedText
}

/** More criteria than that do not explain, they list. */
const most = 3

/** Why a speaker stands above the next one, in a sentence and the criteria that tipped the scale. */
export function RankReasonText({ reason, set, below }: Props) {
  const { t } = useTranslation()
  const words = useCriterionWords()
  const show = useShowText()
  const name = show(below) || t('criteria.unnamed')
  const names = reason.criteria.slice(0, most).flatMap(({ criterionId, gain }) => {
    const criterion = set.criteria.find((one) => one.id === criterionId)
    if (!criterion) return []
    const said = words.name(criterion)
    if (reason.by === 'eligibility') return [said]
    return [`${said} ${gain > 0 ? '+' : '−'}${Math.abs(gain)}`]
  })
  return (
    <>
      {t(`criteria.reason.${reason.by}`, { name })}
      {names.length > 0 && ` ${names.join('; ')}`}
    </>
  )
}
