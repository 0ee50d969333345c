import { Button, Checkbox, Loader, Select, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { type Language, languageSchema, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { languageNames } from '../../lib/languages.ts'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import classes from './question-sheet.module.css'
import { QuestionSheet } from './question-sheet.tsx'
import { usePlan } from './use-plan.ts'

const asLanguage = (value: string | null): Language | null => languageSchema.safeParse(value).data ?? null

/** The question sheet as it will be on paper, and above it, on the screen alone, what can be chosen. */
export function QuestionSheetPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const [languageParam, setLanguage] = useParam('language')
  const [secondParam, setSecond] = useParam('second')
  const [largeParam, setLarge] = useParam('large')
  const plan = usePlan(id)
  const interview = useQuery(trpc.interviews.get.queryOptions({ id }))
  const error = plan.error ?? interview.error
  const language = asLanguage(languageParam) ?? plan.data?.language ?? 'kk'
  const second = asLanguage(secondParam) === language ? null : asLanguage(secondParam)
  const large = largeParam === '1'
  const title = plan.data?.title ?? ''
  useEffect(() => {
    // the browser offers the title as the file's name
    const before = document.title
    if (title) document.title = title
    return () => {
      document.title = before
    }
  }, [title])
  const data = languages.map((one) => ({ value: one, label: languageNames[one] }))
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <Button
          component={Link}
          href={`/interviews/${id}/plan`}
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={15} />}
        >
          {t('plans.sheet.back')}
        </Button>
        <Select
          size="xs"
          w={120}
          aria-label={t('plans.language')}
          allowDeselect={false}
          data={data}
          value={language}
          onChange={setLanguage}
        />
        <Select
          size="xs"
          w={150}
          aria-label={t('plans.second_language')}
          allowDeselect={false}
          data={[
            { value: '', label: t('plans.one_language') },
            ...data
              .filter(({ value }) => value !== language)
              .map(({ value, label }) => ({ value, label: `+ ${label}` })),
          ]}
          value={second ?? ''}
          onChange={(value) => setSecond(value || null)}
        />
        <Checkbox
          size="xs"
          label={t('plans.sheet.large')}
          checked={large}
          onChange={(event) => setLarge(event.currentTarget.checked ? '1' : null)}
        />
        <Button
          size="xs"
          ml="auto"
          leftSection={<IconPrinter size={15} />}
          disabled={!plan.data || !interview.data}
          onClick={() => window.print()}
        >
          {t('plans.sheet.print')}
        </Button>
      </div>
      {error ? (
        <Text role="alert" p="xl">
          {failureText(t, error)}
        </Text>
      ) : !plan.data || !interview.data ? (
        <Loader m="xl" aria-label={t('common.loading')} />
      ) : (
        <QuestionSheet
          plan={plan.data}
          speakerName={interview.data.speakerName}
          {...{ language, second, large }}
        />
      )}
    </div>
  )
}
