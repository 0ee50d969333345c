import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useShowText } from '../../ui/localized.tsx'

/** From so many themes on, their list can be searched. */
const manyThemes = 8

/** By which set speakers are looked at, and for which theme; a theme that is given from outside cannot be chosen. */
export function SetAndTheme({
  setId,
  themeId,
  onSet,
  onTheme,
}: {
  setId: string | null
  themeId: string | null
  onSet: (id: string | null) => void
  onTheme: ((id: string | null) => void) | null
}) {
  const { t } = useTranslation()
  const show = useShowText()
  const sets = useQuery(trpc.criteria.list.queryOptions()).data ?? []
  const themes = useQuery(trpc.themes.list.queryOptions()).data ?? []
  return (
    <>
      <Select
        label={t('criteria.set')}
        w={430}
        allowDeselect={false}
        data={sets.map((set) => ({ value: set.id, label: show(set.name) || t('criteria.unnamed_set') }))}
        value={setId}
        onChange={onSet}
      />
      {onTheme && (
        <Select
          label={t('criteria.theme')}
          placeholder={t('criteria.no_theme')}
          w={250}
          clearable
          clearButtonProps={{ 'aria-label': t('criteria.no_theme') }}
          searchable={themes.length > manyThemes}
          nothingFoundMessage={t('criteria.nothing_found')}
          data={themes.map((theme) => ({
            value: theme.id,
            label: show(theme.name) || t('criteria.unnamed'),
          }))}
          value={themeId}
          onChange={onTheme}
        />
      )}
    </>
  )
}
