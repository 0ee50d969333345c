import { Button, Loader, Stack, Text, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconClipboardText, IconTable, IconUpload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { maxImportBytes } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import classes from './exchange.module.css'
import type { Import } from './use-import.ts'

const accepted = '.xlsx,.csv,.tsv,.txt,.md,.markdown,.json,.xls'

/** Where questions come from: a file that is dropped or chosen, or cells that are pasted. */
export function ImportSource({ state }: { state: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const open = useRef<() => void>(null)
  const [typed, setTyped] = useState('')
  const { read, reads } = state
  const readText = (text: string) => read(new File([text], t('exchange.pasted'), { type: 'text/plain' }))

  // Pasted text goes straight to be read: a text field with megabytes in it stops the window.
  const paste = useRef((_event: ClipboardEvent) => {})
  useEffect(() => {
    paste.current = (event) => {
      const file = event.clipboardData?.files[0]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (reads !== null || (typed !== '' && text.length < 10_000) || (!file && text.trim() === '')) return
      event.preventDefault()
      // A spreadsheet puts a picture of the cells beside their text.
      if (text.trim() !== '') readText(text)
      else if (file) read(file)
    }
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste.current(event)
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [])

  if (reads !== null) {
    return (
      <Stack align="center" py={64} role="status">
        <Loader />
        <Text c="dimmed">{t('exchange.reading', { file: reads })}</Text>
      </Stack>
    )
  }
  return (
    <Stack>
      <Dropzone
        onDrop={(files) => files[0] && read(files[0])}
        openRef={open}
        multiple={false}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        className={classes.drop}
        inputProps={{ accept: accepted, 'aria-label': t('exchange.choose'), tabIndex: -1 }}
      >
        <Stack align="center" gap={6} ta="center">
          <IconTable size={34} stroke={1.3} aria-hidden />
          <Text fz="lg" fw={600}>
            {t('exchange.drop')}
          </Text>
          <Text c="dimmed" fz="sm">
            {t('exchange.drop_text', { limit: format.bytes(maxImportBytes) })}
          </Text>
          <Button
            mt="xs"
            data-autofocus
            leftSection={<IconUpload size={17} />}
            onClick={() => open.current?.()}
          >
            {t('exchange.choose')}
          </Button>
        </Stack>
      </Dropzone>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') readText(typed)
        }}
      >
        <Textarea
          label={t('exchange.paste')}
          description={t('exchange.paste_text')}
          minRows={3}
          maxRows={6}
          autosize
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {typed.trim() !== '' && (
          <Button type="submit" mt="sm" leftSection={<IconClipboardText size={17} />}>
            {t('exchange.paste_read')}
          </Button>
        )}
      </form>
    </Stack>
  )
}
