import { Button, Code, Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.tsx'
import { failureText } from '../lib/error-text.ts'
import { wireOf } from '../lib/wire-error.ts'
import classes from './query-state.module.css'

interface Props {
  query: {
    error: unknown
    isFetching: boolean
    refetch: () => unknown
  }
  /** The outline of what is on its way, where a plain block would be far from it. */
  skeleton?: ReactNode
}

/**
 * Stands in for what a query has not brought: an outline while it is on its way, or why it failed (in words, and the error's code for
 * whoever helps) with "try again". Only for a query without data: what is in the cache is to be shown.
 */
export function QueryState({ query, skeleton }: Props) {
  const { t } = useTranslation()
  if (query.error === null || query.error === undefined) {
    // What is there at once never shows its outline.
    return <div className={classes.waiting}>{skeleton ?? <Skeleton m="lg" h={220} />}</div>
  }
  const code = wireOf(query.error)?.code
  return (
    <Stack align="flex-start" gap="sm" p="lg" role="alert">
      <Text>{failureText(t, query.error)}</Text>
      {code && <Code>{code}</Code>}
      <Button variant="default" onClick={() => void query.refetch()} loading={query.isFetching}>
        {t('common.try_again')}
      </Button>
    </Stack>
  )
}
