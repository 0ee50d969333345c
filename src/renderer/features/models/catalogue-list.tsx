import { Accordion, Group, Text } from '@mantine/core'
import type { CatalogueModel, ModelsOverview } from '#shared/api/models.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { CatalogueRow } from './catalogue-row.tsx'
import { familyOf, modelFamilies } from './families.ts'
import classes from './models.module.css'
import { useAdvice } from './use-advice.ts'

/** All that can be had, by family: size, licence, memory, what it lacks and what has been published of it. */
export function CatalogueList({ overview }: { overview: ModelsOverview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { advice } = useAdvice(overview)
  return (
    <Accordion
      multiple
      variant="separated"
      radius="md"
      classNames={{ item: classes.families, content: classes.family }}
    >
      {modelFamilies.map((family) => {
        const models = overview.catalogue.filter((model) => familyOf(model) === family)
        const common = models.length > 1 ? commonLacks(models) : []
        return (
          <Accordion.Item key={family} value={family}>
            <Accordion.Control>
              <Group justify="space-between" pr="sm">
                <Text fw={550}>{t(`models.family.${family}`)}</Text>
                <Text fz="sm" c="dimmed">
                  {format.number(models.length)}
                </Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              {common.length > 0 && (
                <Text fz="sm" c="dimmed" pb="xs">
                  {t('models.common', { list: common.map((lack) => t(`models.lacks.${lack}`)).join(', ') })}
                </Text>
              )}
              {models.map((model) => (
                <CatalogueRow
                  key={model.id}
                  model={model}
                  overview={overview}
                  lacks={model.lacks.filter((lack) => !common.includes(lack))}
                  isAdvised={advice.some((one) => one.model.id === model.id)}
                />
              ))}
            </Accordion.Panel>
          </Accordion.Item>
        )
      })}
    </Accordion>
  )
}

/** What is missing in all of them, to be said once. */
function commonLacks(models: readonly CatalogueModel[]): CatalogueModel['lacks'] {
  return (models[0]?.lacks ?? []).filter((lack) => models.every(({ lacks }) => lacks.includes(lack)))
}
