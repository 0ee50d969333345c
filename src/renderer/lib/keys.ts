import { useEffect, useLayoutEffect, useRef } from 'react'
import { createStore, useStore } from './store.ts'

/**
 * A key of a screen. `keys` is written `mod+shift+z`, `space`, `shift+arrowleft`; `mod` is Cmd on a Mac and Ctrl elsewhere.
 * `label` says in the interface language what it does, for the list of keys.
 */
export interface Shortcut {
  keys: string | readonly string[]
  label: string
  /** What it does; none where the part of the screen that has the focus hears the key itself, and it is only listed. */
  run?(event: KeyboardEvent): void
  /** Works also while a text field has the focus. */
  inText?: boolean
  /** Works also while a dialog is open; the other keys are those of the screen behind it. */
  inModal?: boolean
  /** Goes on while the key is held; a step can be repeated like that, a mark or a switch cannot. */
  repeats?: boolean
}

export interface ShortcutGroup {
  title: string
  shortcuts: readonly Shortcut[]
}

const groups = createStore<readonly { current: ShortcutGroup }[]>([])
const isMac = /mac/i.test(navigator.platform)

/**
 * The key that was pressed, by its Latin letter whatever the keyboard layout is: on a Kazakh or Russian layout the Z key
 * types я, but it is still the key for undo. So is a digit's key, which types letters on the Kazakh layout.
 */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (event.key === ' ') return 'space'
  // With Option a Mac's key may begin an accent: it has no letter then, but its place.
  const isDead = event.key === 'Dead' && /^Key[A-Z]$/.test(event.code)
  if ((event.key.length > 1 && !isDead) || /^[a-z]$/i.test(event.key)) return event.key.toLowerCase()
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase()
  if (/^Digit\d$/.test(event.code) && /\p{L}/u.test(event.key)) return event.code.slice(5)
  return event.key.toLowerCase()
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const mod = parts.includes('mod')
  const pressedMod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  if (mod !== pressedMod || otherMod) return false
  if (parts.includes('alt') !== event.altKey) return false
  // '?' and the like need Shift on most layouts, and on some do not
  const symbol = key.length === 1 && !/[a-z0-9]/.test(key)
  if (!symbol && parts.includes('shift') !== event.shiftKey) return false
  return keyOf(event) === key
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])'))
  )
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'button, a, input, select, summary, [role=tab], [role=option], [role=menuitem], [role=switch]',
    ) !== null
  )
}

/** The pointer came after the last Tab: it has left the focus on a choice that it made, where nobody means to go on choosing. */
let isByPointer = false

/** Whether the arrows choose there, as among the answers to one question that somebody has come to with the keyboard. */
function hasArrows(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.matches('input[type=range]') || (!isByPointer && target.matches('input[type=radio]'))
}

/** Whether Escape closes something in front of the screen: a dialog, or the menu, popover or list that has the focus. */
function hasPopup(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal=true]') !== null) return true
  if (!(target instanceof Element)) return false
  if (target.closest('[role=menu], [role=dialog]') !== null) return true
  const list = target.matches('[aria-haspopup=listbox]') && target.getAttribute('aria-controls')
  // A list with nothing to offer is open as well, and hidden.
  return list ? document.getElementById(list)?.checkVisibility() === true : false
}

let closesPopup = false

/** Comes before everything else that hears the key: afterwards the popup may be closed already. */
function beforeKeyDown(event: KeyboardEvent): void {
  closesPopup = event.key === 'Escape' && hasPopup(event.target)
  if (event.key === 'Tab') isByPointer = false
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || closesPopup) return
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
  if (isPlain && event.key.startsWith('Arrow') && hasArrows(event.target)) return
  const modalOpen = document.querySelector('[aria-modal=true]') !== null
  for (const group of [...groups.get()].reverse()) {
    for (const shortcut of group.current.shortcuts) {
      if (!shortcut.run) continue
      if (isText(event.target) && !shortcut.inText) continue
      if (modalOpen && !shortcut.inModal) continue
      const list = typeof shortcut.keys === 'string' ? [shortcut.keys] : shortcut.keys
      if (!list.some((keys) => matches(event, keys))) continue
      if ((event.key === ' ' || event.key === 'Enter') && isControl(event.target)) return
      event.preventDefault()
      if (!event.repeat || shortcut.repeats) shortcut.run(event)
      return
    }
  }
}

let listening = false

/** Makes the keys work while the component is there, and lists them under `title` in the help of the screen. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const group = useRef<ShortcutGroup>({ title, shortcuts })
  // At once: the next key may come before the browser has drawn.
  useLayoutEffect(() => {
    group.current = { title, shortcuts }
  })
  useEffect(() => {
    if (!listening) {
      window.addEventListener('keydown', beforeKeyDown, { capture: true })
      window.addEventListener('pointerdown', () => (isByPointer = true), { capture: true })
      window.addEventListener('keydown', onKeyDown)
    }
    listening = true
    groups.set((all) => [...all, group])
    return () => groups.set((all) => all.filter((other) => other !== group))
  }, [])
}

/** The keys of the screen as it is, for showing. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useStore(groups, (all) => all).map((group) => group.current)
}

const signs: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  enter: '↵',
  escape: 'Esc',
  delete: 'Del',
  backspace: isMac ? '⌫' : 'Backspace',
  home: 'Home',
  end: 'End',
  tab: 'Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
}

/** The caps of a combination as they are printed on keys; the space bar's name is translated by the caller. */
export function keyCaps(keys: string, space: string): string[] {
  return keys
    .split('+')
    .map((part) =>
      part === 'space' ? space : (signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
    )
}
