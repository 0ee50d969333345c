import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './questions.module.css'

interface Props<Value extends string> {
  /** What is chosen by. */
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  /** A chosen value alone does not tell what is chosen by. */
  named?: boolean
  onChange: (chosen: Value[]) => void
}

/** A filter of which several values can be chosen; the menu stays open meanwhile. */
export function FilterMenu<Value extends string>({ label, options, chosen, named, onChange }: Props<Value>) {
  const { t } = useTranslation()
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label)
  const [first] = names
  const only = names.length !== 1 ? undefined : named ? `${label}: ${first}` : first
  return (
    <Menu position="bottom-start" width="max-content">
      <Menu.Target>
        <Button
          variant="default"
          justify="space-between"
          fw={names.length > 0 ? 600 : 400}
          className={named && only ? `${classes.filter} ${classes.named}` : classes.filter}
          rightSection={<IconChevronDown size={15} aria-hidden />}
          aria-label={names.length > 0 ? `${label}: ${names.join(', ')}` : label}
        >
          {only ?? (names.length > 0 ? `${label}: ${names.length}` : label)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ value, label: name }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onChange={(on) =>
              onChange(
                options
                  .map((option) => option.value)
                  .filter((one) => (one === value ? on : chosen.includes(one))),
              )
            }
          >
            {name}
          </Menu.CheckboxItem>
        ))}
        {names.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])}>{t('questions.clear_filter', { name: label })}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
