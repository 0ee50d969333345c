import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { type GlossaryEntry, type GlossaryKind, glossaryKinds } from '#shared/api/glossary.ts'
import { languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFocusHeir } from '../../lib/focus-heir.ts'
import { ignoreHeldKey } from '../../lib/held-key.ts'
import { languageNames } from '../../lib/languages.ts'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { useShowText } from '../../ui/localized.tsx'
import classes from './glossary.module.css'
import type { useGlossaryActions } from './use-glossary-actions.ts'

interface Props {
  entry: GlossaryEntry
  interviews: readonly { id: string; title: string }[]
  readOnly: boolean
  actions: ReturnType<typeof useGlossaryActions>
  /** Whether the name has just been made and is to be written now; true once. */
  takeFocus: (id: string) => boolean
}

/** Where the keyboard goes on when a row goes: the same button of the next one or of the one before, where undo is a key away. */
function heirOf(button: HTMLElement): () => HTMLElement | null {
  const row = button.closest('tr')
  const beside = [row?.nextElementSibling, row?.previousElementSibling].map((other) =>
    other?.querySelector<HTMLElement>('[data-removes]'),
  )
  return () => beside.find((other) => other?.isConnected) ?? document.getElementById('content')
}

/** A name as a row of a table: every cell is a field that saves itself. */
export function GlossaryRow({ entry, interviews, readOnly, actions: { update, remove }, takeFocus }: Props) {
  const { t } = useTranslation()
  const { id, kind, text, notes, interviewId } = entry
  const name = useShowText()(text) || t('glossary.unnamed')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takeFocus(id)) first.current?.focus()
  }, [id, takeFocus])
  const going = useFocusHeir(heirOf)
  const label = (field: string) => `${field}: ${name}`
  return (
    <>
      {languages.map((language) => (
        <td key={language}>
          <DraftInput
            variant="unstyled"
            lang={language}
            maxLength={200}
            aria-label={label(languageNames[language])}
            data-column={language}
            data-entry={id}
            {...(language === languages[0] ? { ref: first } : {})}
            disabled={readOnly}
            value={text[language]}
            onSave={(value) => update.mutateAsync({ id, patch: { text: { [language]: value } } })}
          />
        </td>
      ))}
      <td>
        <NativeSelect
          variant="unstyled"
          aria-label={label(t('glossary.kind'))}
          disabled={readOnly}
          value={kind}
          data={glossaryKinds.map((value) => ({ value, label: t(`glossary.kinds.${value}`) }))}
          onChange={(event) =>
            update.mutate({ id, patch: { kind: event.currentTarget.value as GlossaryKind } })
          }
        />
      </td>
      <td>
        <NativeSelect
          variant="unstyled"
          aria-label={label(t('glossary.scope'))}
          disabled={readOnly}
          value={interviewId ?? ''}
          data={[
            { value: '', label: t('glossary.everywhere') },
            ...interviews.map(({ id: value, title }) => ({ value, label: title })),
          ]}
          onChange={(event) =>
            update.mutate({ id, patch: { interviewId: event.currentTarget.value || null } })
          }
        />
      </td>
      <td>
        <DraftInput
          variant="unstyled"
          maxLength={2000}
          aria-label={label(t('glossary.notes'))}
          data-column="notes"
          disabled={readOnly}
          value={notes}
          onSave={(value) => update.mutateAsync({ id, patch: { notes: value } })}
        />
      </td>
      <td className={classes.last}>
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('glossary.remove', { name })}
            data-removes
            ref={going}
            onKeyDown={ignoreHeldKey}
            onClick={() => remove(entry)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </td>
    </>
  )
}
