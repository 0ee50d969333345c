/** Keys of rows and of fields, which these act on themselves; here they are for the list of keys. */
export const editingKeys = [
  { keys: 'x', key: 'select' },
  { keys: 'delete', key: 'remove' },
  { keys: ['alt+arrowup', 'alt+arrowdown'], key: 'move' },
  { keys: 'mod+enter', key: 'follow_up' },
  { keys: ['alt+shift+arrowright', 'alt+shift+arrowleft'], key: 'level' },
] as const
