import { ActionIcon, Button, Select, Text, Tooltip } from '@mantine/core'
import { IconPhoneCall, IconPhonePlus, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { type CrewMember, crewRoles, type KnownNames, type ShootView } from '#shared/api/shoots.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { tellOnce } from '../../lib/tell-once.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { ClockField } from '../../ui/clock-field.tsx'
import { DraftInput, DraftSuggest } from '../../ui/draft-fields.tsx'
import { Card } from './card.tsx'
import classes from './shoots.module.css'
import type { SaveShoot } from './use-shoot-actions.ts'

interface Props {
  shoot: ShootView
  save: SaveShoot
  known: KnownNames | undefined
  disabled: boolean
}

/** Who comes, as what, and whom to ring. */
export function CrewCard({ shoot, save, known, disabled }: Props) {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const toFocus = useRef<string | null>(null)
  const change = (id: string, patch: Partial<CrewMember>) =>
    save(({ crew }) => ({ crew: crew.map((one) => (one.id === id ? { ...one, ...patch } : one)) }))
  const add = () => {
    const id = crypto.randomUUID()
    toFocus.current = id
    void save(({ crew }) => ({
      crew: [
        ...crew,
        {
          id,
          name: '',
          role: crewRoles.find((role) => crew.every((one) => one.role !== role)) ?? 'assistant',
          phone: '',
          callTime: null,
          contact: crew.length === 0,
        },
      ],
    }))
  }
  const remove = (member: CrewMember) =>
    tellOnce(
      save(({ crew }) => ({ crew: crew.filter(({ id }) => id !== member.id) })),
      () => member.name && notifyRemoved(t('shoots.person_removed', { name: member.name })),
    )
  useEffect(() => {
    if (toFocus.current === null) return
    const input = table.current?.querySelector<HTMLInputElement>(`[data-id="${toFocus.current}"] input`)
    if (!input) return
    toFocus.current = null
    input.focus()
  })
  const roles = crewRoles.map((role) => ({ value: role, label: t(`shoots.role.${role}`) }))
  return (
    <Card
      title={t('shoots.crew')}
      icon={IconUsers}
      action={
        !disabled && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={add}>
            {t('shoots.add_person')}
          </Button>
        )
      }
    >
      {shoot.crew.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('shoots.no_crew')}
        </Text>
      ) : (
        <table className={classes.crew} ref={table}>
          <thead>
            <tr>
              <th scope="col">{t('shoots.name')}</th>
              <th scope="col">{t('shoots.role_title')}</th>
              <th scope="col">{t('shoots.phone')}</th>
              <th scope="col">{t('shoots.own_call')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shoot.crew.map((member) => {
              const who = member.name || t(`shoots.role.${member.role}`)
              return (
                <tr key={member.id} data-id={member.id}>
                  <td>
                    <DraftSuggest
                      label={t('shoots.name')}
                      hideLabel
                      options={known?.crew.map(({ name }) => name) ?? []}
                      disabled={disabled}
                      value={member.name}
                      onSave={(name) => change(member.id, { name })}
                      onPick={(name) => {
                        const other = known?.crew.find((one) => one.name === name)
                        void change(member.id, other ?? { name })
                      }}
                    />
                  </td>
                  <td>
                    <Select
                      aria-label={t('shoots.role_title')}
                      w={150}
                      allowDeselect={false}
                      data={roles}
                      disabled={disabled}
                      value={member.role}
                      onChange={(role) => {
                        if (role) void change(member.id, { role: role as CrewMember['role'] })
                      }}
                    />
                  </td>
                  <td>
                    <DraftInput
                      aria-label={t('shoots.phone')}
                      w={150}
                      type="tel"
                      maxLength={60}
                      placeholder="+7"
                      disabled={disabled}
                      value={member.phone}
                      onSave={(phone) => change(member.id, { phone })}
                    />
                  </td>
                  <td>
                    <ClockField
                      label={t('shoots.own_call')}
                      hideLabel
                      width={76}
                      placeholder={shoot.callTime ?? '00:00'}
                      disabled={disabled}
                      value={member.callTime}
                      onCommit={(callTime) => change(member.id, { callTime })}
                    />
                  </td>
                  <td>
                    <div className={classes.line} style={{ gap: 2 }}>
                      <Tooltip label={t(member.contact ? 'shoots.is_contact' : 'shoots.make_contact')}>
                        <ActionIcon
                          variant={member.contact ? 'light' : 'subtle'}
                          color={member.contact ? 'tengri' : 'gray'}
                          aria-pressed={member.contact}
                          aria-label={t('shoots.contact_named', { name: who })}
                          disabled={disabled}
                          onClick={() => void change(member.id, { contact: !member.contact })}
                        >
                          {member.contact ? <IconPhoneCall size={16} /> : <IconPhonePlus size={16} />}
                        </ActionIcon>
                      </Tooltip>
                      {!disabled && (
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('common.remove_named', { name: who })}
                          onClick={() => remove(member)}
                        >
                          <IconTrash size={16} />
                        </ActionIcon>
                      )}
                    </div>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Card>
  )
}
