import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../test/support/temp.ts'
import { configDir, defaultLibraryDir, modelsDir, type OsPlace } from './os-dirs.ts'

const place = (platform: NodeJS.Platform, env: OsPlace['env'] = {}, home = '/home/айша'): OsPlace => ({
  platform,
  env,
  home,
})

describe('the settings folder', () => {
  it.each([
    ['linux', {}, '/home/айша/.config/iz-studio'],
    ['linux', { XDG_CONFIG_HOME: '/conf' }, '/conf/iz-studio'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/айша/.config/iz-studio'],
    ['darwin', {}, '/home/айша/Library/Application Support/Iz Studio'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Iz Studio'],
    ['win32', {}, '/home/айша/AppData/Roaming/Iz Studio'],
    ['darwin', { IZ_CONFIG_DIR: '/elsewhere' }, '/elsewhere'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(configDir(place(platform, env))).toBe(expected)
  })
})

describe('the folder of models', () => {
  it.each([
    ['linux', {}, '/home/айша/.local/share/iz-studio/models'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/iz-studio/models'],
    ['darwin', {}, '/home/айша/Library/Application Support/Iz Studio/models'],
    ['win32', { APPDATA: '/roaming', LOCALAPPDATA: '/local' }, '/local/Iz Studio/models'],
    ['win32', {}, '/home/айша/AppData/Local/Iz Studio/models'],
    ['linux', { IZ_CONFIG_DIR: '/elsewhere' }, '/elsewhere/models'],
    ['linux', { IZ_CONFIG_DIR: '/elsewhere', IZ_MODELS_DIR: '/большой диск' }, '/большой диск'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(modelsDir(place(platform, env))).toBe(expected)
  })
})

describe('the folder of a new library', () => {
  it('is in the documents, or in the home folder where there are none', () => {
    const home = makeTempDir('home')
    expect(defaultLibraryDir(place('darwin', {}, home))).toBe(join(home, 'Iz Studio'))
    mkdirSync(join(home, 'Documents'))
    expect(defaultLibraryDir(place('darwin', {}, home))).toBe(join(home, 'Documents', 'Iz Studio'))
  })

  it('follows the desktop where the documents are called otherwise', () => {
    const home = makeTempDir('home')
    mkdirSync(join(home, '.config'))
    mkdirSync(join(home, 'Құжаттар'))
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), '# x\nXDG_DOCUMENTS_DIR="$HOME/Құжаттар"\n')
    expect(defaultLibraryDir(place('linux', {}, home))).toBe(join(home, 'Құжаттар', 'Iz Studio'))
    expect(defaultLibraryDir(place('darwin', {}, home))).toBe(join(home, 'Iz Studio'))
  })

  it('is what IZ_LIBRARY_DIR says', () => {
    expect(defaultLibraryDir(place('linux', { IZ_LIBRARY_DIR: '/кітап' }))).toBe('/кітап')
  })
})
