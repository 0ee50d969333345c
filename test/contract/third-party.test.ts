import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { thirdParties } from '../../scripts/third-party.ts'

const packages = join(import.meta.dirname, '..', '..', 'node_modules')

describe('what the app is made of that others have made', () => {
  const parts = thirdParties([
    join(packages, 'react-dom', 'client.js'),
    join(packages, '@fontsource', 'inter', '400.css?inline'),
    join(import.meta.dirname, 'own.ts'),
  ])
  const licenceOf = (name: string) => parts.find((part) => part.name === name)?.licence

  it('names a licence for each part', () => {
    expect(parts.filter(({ licence }) => licence === '').map(({ name }) => name)).toEqual([])
  })

  it('has the packages of the page, of the app, what is inside them, and the shell', () => {
    expect(licenceOf('react-dom')).toBe('MIT')
    expect(licenceOf('@fontsource/inter')).toBe('OFL-1.1')
    expect(licenceOf('jassub')).toContain('LGPL-2.1-or-later')
    expect(licenceOf('onnxruntime-node')).toBe('MIT')
    expect(licenceOf('whisper.cpp, ggml')).toBe('MIT')
    expect(licenceOf('electron')).toBe('MIT')
  })

  it('has nothing that only its developers use', () => {
    expect(licenceOf('vitest')).toBeUndefined()
    expect(licenceOf('typescript')).toBeUndefined()
  })

  it('brings the text of the licence and an address that a browser opens', () => {
    expect(parts.find(({ name }) => name === 'react-dom')?.text).toContain('Permission is hereby granted')
    for (const { url } of parts) expect(url ?? 'https://').toMatch(/^https?:\/\//)
  })
})
