import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '#shared/language.ts'
import { words } from './words.ts'

/**
 * The application menu. Undo and redo stand here without a role: the page's own undo is for the whole app, and a role would take the
 * key from it; in a text field the page lets the field undo.
 */
export function menuTemplate(language: Language, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const t = words[language].menu
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const appMenu: MenuItemConstructorOptions = {
    label: t.app,
    submenu: [
      { role: 'about', label: t.about },
      separator,
      { role: 'hide', label: t.hide },
      { role: 'hideOthers', label: t.hideOthers },
      { role: 'unhide', label: t.showAll },
      separator,
      { role: 'quit', label: t.quit },
    ],
  }
  const fileMenu: MenuItemConstructorOptions = {
    label: t.file,
    submenu: [
      platform === 'darwin' ? { role: 'close', label: t.closeWindow } : { role: 'quit', label: t.quit },
    ],
  }
  const shown = { registerAccelerator: false } as const
  const editMenu: MenuItemConstructorOptions = {
    label: t.edit,
    submenu: [
      { label: t.undo, accelerator: 'CmdOrCtrl+Z', ...shown, click: pressInPage('Z', false) },
      { label: t.redo, accelerator: 'Shift+CmdOrCtrl+Z', ...shown, click: pressInPage('Z', true) },
      separator,
      { role: 'cut', label: t.cut },
      { role: 'copy', label: t.copy },
      { role: 'paste', label: t.paste },
      { role: 'selectAll', label: t.selectAll },
    ],
  }
  const viewMenu: MenuItemConstructorOptions = {
    label: t.view,
    submenu: [
      { role: 'reload', label: t.reload },
      { role: 'toggleDevTools', label: t.developerTools },
      separator,
      { role: 'resetZoom', label: t.actualSize },
      { role: 'zoomIn', label: t.zoomIn },
      { role: 'zoomOut', label: t.zoomOut },
      separator,
      { role: 'togglefullscreen', label: t.fullScreen },
    ],
  }
  const windowMenu: MenuItemConstructorOptions = {
    label: t.window,
    submenu: [
      { role: 'minimize', label: t.minimise },
      { role: 'close', label: t.closeWindow },
    ],
  }
  const menus = [fileMenu, editMenu, viewMenu, windowMenu]
  return platform === 'darwin' ? [appMenu, ...menus] : menus
}

/** Choosing the item with the mouse does what its keys do: the page gets them. */
function pressInPage(keyCode: string, shift: boolean): NonNullable<MenuItemConstructorOptions['click']> {
  return (_item, window) => {
    const contents = window && 'webContents' in window ? (window as Electron.BrowserWindow).webContents : null
    const modifiers: Electron.InputEvent['modifiers'] = [
      process.platform === 'darwin' ? 'meta' : 'control',
      ...(shift ? (['shift'] as const) : []),
    ]
    contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
    contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
  }
}
