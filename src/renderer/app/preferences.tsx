import { useMantineColorScheme } from '@mantine/core'
import i18next from 'i18next'
import { useEffect } from 'react'
import { useAppState } from './app-state.ts'

/** Makes the window follow the settings: language and appearance. */
export function Preferences() {
  const state = useAppState()
  const { setColorScheme } = useMantineColorScheme()
  const language = state ? (state.settings.interfaceLanguage ?? state.systemLanguage) : null
  const scheme = state?.settings.colourScheme

  useEffect(() => {
    if (language) void i18next.changeLanguage(language)
  }, [language])

  useEffect(() => {
    const follow = (next: string) => {
      document.documentElement.lang = next
    }
    follow(i18next.language)
    i18next.on('languageChanged', follow)
    return () => i18next.off('languageChanged', follow)
  }, [])

  useEffect(() => {
    if (scheme) setColorScheme(scheme)
  }, [scheme, setColorScheme])

  return null
}
