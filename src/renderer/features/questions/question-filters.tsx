import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { questionRoles, questionStatuses } from '#shared/api/questions.ts'
import { languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { trpc } from '../../lib/trpc.ts'
import classes from './questions.module.css'
import type { FilterName, useQuestionFilter } from './use-question-filter.ts'

/** The search and what the list can be narrowed to. */
export function QuestionFilters({ filter }: { filter: ReturnType<typeof useQuestionFilter> }) {
  const { t } = useTranslation()
  const tags = useQuery(trpc.questions.tags.queryOptions()).data ?? []
  const { text, roles, statuses, missing, tags: chosenTags } = filter.query
  const [typed, setTyped] = useState(text)
  // The address can change by itself: the way back, a link, "show all".
  const [known, setKnown] = useState(text)
  if (known !== text) {
    setKnown(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === text) return
    const timer = window.setTimeout(() => {
      setKnown(typed)
      filter.set({ q: typed || null })
    }, 120)
    return () => window.clearTimeout(timer)
  })
  const choice = (
    name: FilterName,
    value: string | null,
    data: { value: string; label: string }[],
    label: string,
  ) => (
    <Select
      size="sm"
      aria-label={label}
      placeholder={label}
      clearable
      clearButtonProps={{ 'aria-label': t('questions.clear_filter', { name: label }) }}
      searchable={data.length > 8}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={data}
      value={value}
      onChange={(next) => filter.set({ [name]: next })}
    />
  )
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        leftSection={<IconSearch size={16} />}
        placeholder={t('questions.search')}
        aria-label={t('questions.search')}
        maxLength={300}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {choice(
        'role',
        roles[0] ?? null,
        questionRoles.map((value) => ({ value, label: t(`questions.roles.${value}`) })),
        t('questions.role'),
      )}
      {choice(
        'status',
        statuses[0] ?? null,
        questionStatuses.map((value) => ({ value, label: t(`questions.statuses.${value}`) })),
        t('questions.status'),
      )}
      {choice(
        'missing',
        missing[0] ?? null,
        languages.map((value) => ({ value, label: languageNames[value] })),
        t('questions.missing'),
      )}
      {choice(
        'tag',
        chosenTags[0] ?? null,
        tags.map((value) => ({ value, label: value })),
        t('questions.tag'),
      )}
    </search>
  )
}
