import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.tsx'
import { useShortcuts } from '../lib/keys.ts'
import { useStore } from '../lib/store.ts'
import { SearchedText, type TextMatch, textMatcher } from '../lib/text-match.ts'
import classes from './command-palette.module.css'
import { closeOverlay, openPalette, overlay } from './overlays.ts'
import { type Command, useCommands } from './use-commands.ts'

/** Finds interviews, places and actions by their names. Ctrl/Cmd+K. */
export function CommandPalette() {
  const { t } = useTranslation()
  const opened = useStore(overlay, (which) => which === 'palette')
  useShortcuts(t('keys.everywhere'), [
    { keys: 'mod+k', label: t('palette.title'), run: openPalette, inText: true, inModal: true },
  ])
  return (
    // What is typed right after the keys belongs to the palette: it is there, with the focus, before the next key comes.
    <Modal.Root
      opened={opened}
      onClose={closeOverlay}
      padding={0}
      size={600}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body>{opened && <PaletteBody />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** More than this nobody reads; a thousand speakers would make the list slow. */
const shown = 100

function PaletteBody() {
  const { t, i18n } = useTranslation()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const commands = useCommands()
  const names = useMemo(
    () =>
      commands.map((command) => ({
        command,
        text: new SearchedText(`${command.label} ${command.hint}`, i18n.language),
      })),
    [commands, i18n.language],
  )
  const found = useMemo(() => {
    const match = textMatcher(query, i18n.language)
    const matches = names.map(({ command, text }) => ({ command, how: match(text) }))
    const those = (wanted: TextMatch) =>
      matches.filter(({ how }) => how === wanted).map(({ command }) => command)
    return [...those('exact'), ...those('alike')].slice(0, shown)
  }, [names, query, i18n.language])
  const index = Math.min(active, found.length - 1)

  const run = (command: Command | undefined) => {
    if (!command) return
    closeOverlay()
    command.run()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(index + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(index - 1, 0))
    else if (event.key === 'Enter') run(found[index])
    else return
    event.preventDefault()
  }

  return (
    <div>
      <TextInput
        data-autofocus
        autoFocus
        variant="unstyled"
        classNames={{ input: classes.input }}
        size="md"
        px="md"
        py={6}
        leftSection={<IconSearch size={18} />}
        leftSectionWidth={28}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={index >= 0 ? `${listId}-${index}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('palette.results')} className={classes.list}>
        {found.map((command, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox that owns this list
          <div
            key={command.id}
            id={`${listId}-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === index}
            className={classes.option}
            onMouseMove={() => setActive(position)}
            onClick={() => run(command)}
            ref={position === index ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <command.icon size={17} stroke={1.7} aria-hidden />
            <span className={classes.label}>{command.label}</span>
            <span className={classes.hint}>{command.hint}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <div className={classes.none}>{t('palette.none')}</div>}
    </div>
  )
}
