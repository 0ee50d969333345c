import { Autocomplete, Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core'
import { useDraft } from '../lib/use-draft.ts'

interface Draft {
  value: string
  onSave: (text: string) => Promise<unknown>
}

/** A line of text that saves itself. */
export function DraftInput({ value, onSave, ...props }: Draft & Omit<TextInputProps, 'value' | 'onChange'>) {
  const { draft, setDraft, commit } = useDraft(value, onSave)
  return (
    <TextInput
      maxLength={500}
      {...props}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit()
      }}
    />
  )
}

/** Several lines of text that save themselves. */
export function DraftArea({ value, onSave, ...props }: Draft & Omit<TextareaProps, 'value' | 'onChange'>) {
  const { draft, setDraft, commit } = useDraft(value, onSave)
  return (
    <Textarea
      autosize
      minRows={1}
      maxRows={8}
      maxLength={1000}
      {...props}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void commit()}
    />
  )
}

interface SuggestProps extends Draft {
  label: string
  hideLabel?: boolean
  options: readonly string[]
  placeholder?: string
  disabled: boolean
  /** One of the options was taken. */
  onPick?: (text: string) => void
}

/** A line of text that saves itself and offers what was written before. */
export function DraftSuggest({ value, onSave, label, hideLabel, options, onPick, ...props }: SuggestProps) {
  const { draft, setDraft, commit } = useDraft(value, onSave)
  return (
    <Autocomplete
      {...props}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      maxLength={200}
      limit={8}
      data={[...new Set(options)].filter(Boolean)}
      value={draft}
      onChange={setDraft}
      onOptionSubmit={(text) => {
        if (!onPick) return
        // what is picked brings its other fields along, so this one need not be saved by itself
        setDraft(value)
        onPick(text)
      }}
      onBlur={() => void commit()}
    />
  )
}
