import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Redirect, useLocation } from 'wouter'
import { useTranslation } from '../i18n/use-translation.tsx'
import { failureText } from '../lib/error-text.ts'
import { trpc } from '../lib/trpc.ts'
import { WelcomePage } from './deferred-screens.ts'
import { Screens } from './screens.tsx'
import { useNoStrayDrops } from './stray-drops.ts'
import { Sync } from './sync.tsx'

/** Decides what a window may show: the first run until there are a language and a library, the app afterwards. */
export function Gate() {
  const { t } = useTranslation()
  const [location] = useLocation()
  const state = useQuery(trpc.app.state.queryOptions())
  useNoStrayDrops()

  if (!state.data) {
    return (
      <Center h="100%" component="main">
        {state.error ? (
          <Stack align="center" maw={460} role="alert">
            <Text ta="center">{failureText(t, state.error)}</Text>
            <Button onClick={() => void state.refetch()} loading={state.isFetching}>
              {t('common.try_again')}
            </Button>
          </Stack>
        ) : (
          <Loader aria-label={t('common.loading')} />
        )}
      </Center>
    )
  }

  const ready = state.data.settings.interfaceLanguage !== null && state.data.library !== null
  const welcome = location === '/welcome' || location.startsWith('/welcome/')
  return (
    <>
      <Sync />
      {!ready && !welcome ? (
        <Redirect
          to={state.data.settings.interfaceLanguage === null ? '/welcome' : '/welcome/library'}
          replace
        />
      ) : welcome ? (
        <WelcomePage state={state.data} />
      ) : (
        <Screens />
      )}
    </>
  )
}
