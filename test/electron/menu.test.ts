import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../src/main/electron/menu.ts'
import { words } from '../../src/main/electron/words.ts'

function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
}

describe.each(['kk', 'ru', 'en'] as const)('the menu in %s', (language) => {
  it.each(['darwin', 'linux', 'win32'] as const)('names everything itself on %s', (platform) => {
    for (const item of items(menuTemplate(language, platform))) {
      if (item.type !== 'separator') expect(item.label).toBeTruthy()
    }
  })

  it('leaves the keys of undo to the page', () => {
    const all = items(menuTemplate(language, 'linux'))
    const undo = all.find((item) => item.label === words[language].menu.undo)
    expect([undo?.role, undo?.registerAccelerator]).toEqual([undefined, false])
    expect(all.some((item) => item.role === 'undo' || item.role === 'editMenu')).toBe(false)
  })

  it('gives the page the keys when the item is clicked', () => {
    const redo = items(menuTemplate(language, 'linux')).find(
      (item) => item.label === words[language].menu.redo,
    )
    const sent: { type: string; keyCode?: string; modifiers?: string[] }[] = []
    const window = { webContents: { sendInputEvent: (event: (typeof sent)[number]) => sent.push(event) } }
    redo?.click?.({} as never, window as never, {} as never)
    expect(sent.map(({ type, keyCode }) => [type, keyCode])).toEqual([
      ['keyDown', 'Z'],
      ['keyUp', 'Z'],
    ])
    expect(sent[0]?.modifiers).toContain('shift')
  })
})

it('is not English anywhere in Kazakh or Russian', () => {
  for (const language of ['kk', 'ru'] as const) {
    const { menu, dialog } = words[language]
    for (const text of [...Object.values(menu), ...Object.values(dialog)]) {
      expect(text.replace('Iz Studio', '').replace('ffmpeg', '')).not.toMatch(/[a-z]/i)
    }
  }
})
