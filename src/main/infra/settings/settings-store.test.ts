import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { defaultSettings, JsonSettingsStore } from './settings-store.ts'

describe('JsonSettingsStore', () => {
  it('starts with defaults and keeps what was set', () => {
    const folder = makeTempDir()
    const store = new JsonSettingsStore(join(folder, 'жаңа'))
    expect(store.get()).toEqual(defaultSettings)
    store.update({ interfaceLanguage: 'kk', mediaPlacement: 'copy', colourScheme: undefined })
    expect(new JsonSettingsStore(join(folder, 'жаңа')).get()).toEqual({
      ...defaultSettings,
      interfaceLanguage: 'kk',
      mediaPlacement: 'copy',
    })
    expect(readdirSync(join(folder, 'жаңа'))).toEqual(['settings.json'])
  })

  it('sets a damaged file aside and goes on', () => {
    const folder = makeTempDir()
    const path = join(folder, 'settings.json')
    writeFileSync(path, '{"interfaceLanguage": "kk"')
    const store = new JsonSettingsStore(folder)
    expect(store.get()).toEqual(defaultSettings)
    expect(readFileSync(`${path}.damaged`, 'utf8')).toContain('"kk"')
    store.update({ interfaceLanguage: 'ru' })
    expect(new JsonSettingsStore(folder).get().interfaceLanguage).toBe('ru')
  })

  it('falls back field by field where another version wrote something else', () => {
    const folder = makeTempDir()
    const path = join(folder, 'settings.json')
    writeFileSync(path, JSON.stringify({ interfaceLanguage: 'kk-Arab', libraryPath: '/а/б', later: 1 }))
    expect(new JsonSettingsStore(folder).get()).toEqual({ ...defaultSettings, libraryPath: '/а/б' })
    expect(existsSync(`${path}.damaged`)).toBe(false)
  })
})
