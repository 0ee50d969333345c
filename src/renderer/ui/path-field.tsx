import { Button, Group, Input } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '../i18n/use-translation.tsx'

interface Props {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  /** The desktop shell's picker; null in a browser, where a path is typed. */
  choose: (() => Promise<string | null>) | null
  error?: ReactNode
  /** Stands beside the field: what is done with the path. */
  action?: ReactNode
}

/** A place on the disk: typed, or picked where the desktop shell can. */
export function PathField({ label, placeholder, value, onChange, choose, error, action }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <Input.Wrapper id={id} label={label} error={error} errorProps={{ id: `${id}-error`, role: 'alert' }}>
      <Group gap="xs" wrap="nowrap">
        <Input
          id={id}
          flex={1}
          {...(placeholder ? { placeholder } : {})}
          value={value}
          spellCheck={false}
          autoComplete="off"
          error={Boolean(error)}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {choose && (
          <Button
            variant="default"
            leftSection={<IconFolder size={16} />}
            onClick={() =>
              void choose().then((path) => {
                if (path) onChange(path)
              })
            }
          >
            {t('common.choose')}
          </Button>
        )}
        {action}
      </Group>
    </Input.Wrapper>
  )
}
