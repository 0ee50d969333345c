import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { Translations } from '../i18n/use-translation.tsx'
import { queryClient } from '../lib/trpc.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'
import { Preferences } from './preferences.tsx'
import { resolveVariables, theme } from './theme.ts'

/** The whole window. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
        <Translations>
          <Notifications position="bottom-right" limit={4} />
          <ErrorBoundary>
            <Preferences />
            <Gate />
          </ErrorBoundary>
        </Translations>
      </MantineProvider>
    </QueryClientProvider>
  )
}
