import { MultiSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { questionRoles, questionSourceKinds, questionStatuses } from '#shared/api/questions.ts'
import { languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { trpc } from '../../lib/trpc.ts'
import { FilterMenu } from './filter-menu.tsx'
import { longestSearch } from './question-filter.ts'
import classes from './questions.module.css'
import type { useQuestionFilter } from './use-question-filter.ts'

interface Props {
  filter: ReturnType<typeof useQuestionFilter>
  /** Somebody goes from the search to what is found by it (true), or goes on typing (false). */
  onWalk: (walks: boolean) => void
}

/** The search and what the list can be narrowed to. */
export function QuestionFilters({ filter, onWalk }: Props) {
  const { t } = useTranslation()
  const tags = useQuery(trpc.questions.tags.queryOptions()).data ?? []
  const { text, roles, statuses, missing, tags: chosenTags, sources = [] } = filter.query
  const [typed, setTyped] = useState(text)
  // The address can change by itself: the way back, a link, "show all".
  const [known, setKnown] = useState(text)
  if (known !== text) {
    setKnown(text)
    setTyped(text)
  }
  const search = () => {
    setKnown(typed)
    filter.set({ q: typed || null })
  }
  useEffect(() => {
    if (typed === text) return
    const timer = window.setTimeout(search, 120)
    return () => window.clearTimeout(timer)
  })
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        leftSection={<IconSearch size={16} />}
        placeholder={t('questions.search')}
        aria-label={t('questions.search')}
        maxLength={longestSearch}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onWalk(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          if (typed !== text) search()
          onWalk(true)
        }}
      />
      <FilterMenu
        label={t('questions.role')}
        options={questionRoles.map((value) => ({ value, label: t(`questions.roles.${value}`) }))}
        chosen={roles}
        onChange={(role) => filter.set({ role })}
      />
      <FilterMenu
        label={t('questions.status')}
        options={questionStatuses.map((value) => ({ value, label: t(`questions.statuses.${value}`) }))}
        chosen={statuses}
        onChange={(status) => filter.set({ status })}
      />
      <FilterMenu
        label={t('questions.missing')}
        named
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        chosen={missing}
        onChange={(missing) => filter.set({ missing })}
      />
      <FilterMenu
        label={t('questions.source_short')}
        options={questionSourceKinds.map((value) => ({ value, label: t(`questions.sources.${value}`) }))}
        chosen={sources}
        onChange={(source) => filter.set({ source })}
      />
      <MultiSelect
        size="sm"
        className={chosenTags.length > 0 ? `${classes.tagFilter} ${classes.tagged}` : classes.tagFilter}
        classNames={{ inputField: classes.tagSearch }}
        aria-label={t('questions.tags')}
        placeholder={chosenTags.length === 0 ? t('questions.tags') : ''}
        clearable
        clearButtonProps={{ 'aria-label': t('questions.clear_filter', { name: t('questions.tags') }) }}
        searchable
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        data={[...new Set([...chosenTags, ...tags])]}
        value={chosenTags}
        onChange={(tag) => filter.set({ tag })}
      />
    </search>
  )
}
