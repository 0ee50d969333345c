import { Select, Stack } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { MonthPlan, MonthPlanFields } from '#shared/api/shoots.ts'
import { type Language, languages } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { Card } from './card.tsx'

interface Props {
  plan: MonthPlan
  themes: readonly { id: string; name: LocalizedText }[]
  disabled: boolean
}

/** What the month is about: its rubric in three languages, and its theme. */
export function MonthPanel({ plan, themes, disabled }: Props) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const key = trpc.shoots.month.queryKey({ month: plan.month })
  const { mutateAsync } = useMutation(
    trpc.shoots.updateMonth.mutationOptions({
      // one after the other: the rubric is sent in all its languages
      scope: { id: `month ${plan.month}` },
      onError: notifyFailure,
      onSettled: () => {
        // the last of several edits under way, also of other months, fetches for all: what is fetched before it is without it
        if (queryClient.isMutating({ mutationKey: trpc.shoots.updateMonth.mutationKey() }) <= 1)
          void queryClient.invalidateQueries(trpc.shoots.month.pathFilter())
      },
    }),
  )
  const save = (change: (now: MonthPlan) => Partial<MonthPlanFields>) => {
    const now = queryClient.getQueryData(key)?.plan ?? plan
    const patch = change(now)
    // what is being fetched is older than this
    void queryClient.cancelQueries({ queryKey: key })
    queryClient.setQueryData(key, (month) => month && { ...month, plan: { ...month.plan, ...patch } })
    return mutateAsync({ month: plan.month, patch })
  }
  return (
    <Card title={t('shoots.month_plan')} icon={IconBookmark}>
      <Stack gap={10}>
        {languages.map((own) => (
          <DraftInput
            key={own}
            lang={own}
            label={`${t('shoots.rubric')}: ${languageNames[own]}`}
            maxLength={300}
            disabled={disabled}
            value={plan.rubric[own]}
            onSave={(text) => save(({ rubric }) => ({ rubric: { ...rubric, [own]: text } }))}
          />
        ))}
        <Select
          label={t('shoots.month_theme')}
          placeholder={t('shoots.no_theme')}
          searchable
          clearable
          nothingFoundMessage={t('shoots.no_theme_found')}
          disabled={disabled}
          data={themes.map(({ id, name }) => ({ value: id, label: showText(name, language)?.text ?? '—' }))}
          value={themes.some(({ id }) => id === plan.themeId) ? plan.themeId : null}
          onChange={(themeId) => void save(() => ({ themeId })).catch(() => {})}
        />
      </Stack>
    </Card>
  )
}
