import { ActionIcon, Button, Menu, Skeleton, Tabs, Text, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconDots, IconEraser, IconTrash, IconUserOff } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { useParam } from '../../lib/params.ts'
import { useShowText } from '../../ui/localized.tsx'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { ConsentPanel } from '../consents/consent-panel.tsx'
import { AssessmentPanel } from '../criteria/assessment-panel.tsx'
import { BackgroundCard } from './background-card.tsx'
import { CameraCard, GuardianCard, RisksCard } from './care-cards.tsx'
import { ContactsCard } from './contacts-card.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { FilesCard } from './files-card.tsx'
import { IdentityCard } from './identity-card.tsx'
import { SpeakerInterviewsCard } from './speaker-interviews-card.tsx'
import classes from './speakers.module.css'
import { useSpeaker } from './use-speaker.ts'
import { useSpeakerActions } from './use-speaker-actions.ts'

const tabs = ['profile', 'criteria', 'consents'] as const

/** One speaker, whole. Everything is kept as it is typed. */
export function SpeakerPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const showText = useShowText()
  const [, navigate] = useLocation()
  const [erasing, setErasing] = useParam('erase')
  const [tab, setTab] = useParam('tab')
  const { query, save } = useSpeaker(id)
  const { remove } = useSpeakerActions()
  const speaker = query.data
  const name = speaker ? showText(speaker.name) : ''
  const toList = () => navigate('/speakers')
  useShortcuts(t('shell.speakers'), [{ keys: 'u', label: t('speakers.to_list'), run: toList }])
  const back = (
    <Tooltip label={t('speakers.to_list')}>
      <ActionIcon
        component={Link}
        href="/speakers"
        variant="subtle"
        color="gray"
        aria-label={t('speakers.to_list')}
      >
        <IconArrowLeft size={18} />
      </ActionIcon>
    </Tooltip>
  )
  if (!speaker) {
    return (
      <Page title={t('shell.speakers')} before={back}>
        {query.error ? (
          <Nothing icon={IconUserOff} title={t('speakers.gone')} text={failureText(t, query.error)}>
            <Button component={Link} href="/speakers">
              {t('speakers.to_list')}
            </Button>
          </Nothing>
        ) : (
          <Skeleton h={420} />
        )}
      </Page>
    )
  }
  return (
    <Page
      title={name}
      before={back}
      actions={
        !readOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('speakers.menu')}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => remove({ id, name }, toList)}>
                {t('common.remove')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconEraser size={16} />}
                onClick={() => setErasing('1')}
              >
                {t('speakers.erase.open')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {speaker.anonymisedAt !== null && (
        <Text c="dimmed" mb="md" role="note">
          {t('speakers.anonymised')}
        </Text>
      )}
      <Tabs
        value={tabs.find((one) => one === tab) ?? 'profile'}
        onChange={(next) => setTab(next === 'profile' ? null : next)}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`speakers.part.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="criteria">
          <AssessmentPanel speakerId={id} />
        </Tabs.Panel>
        <Tabs.Panel value="consents">
          <ConsentPanel speakerId={id} />
        </Tabs.Panel>
        <Tabs.Panel value="profile">
          <div className={classes.profile}>
            <div className={classes.column}>
              <IdentityCard speaker={speaker} save={save} />
              <BackgroundCard speaker={speaker} save={save} />
              <CameraCard speaker={speaker} save={save} />
            </div>
            <div className={classes.column}>
              <SpeakerInterviewsCard speaker={speaker} />
              <ContactsCard speaker={speaker} save={save} />
              <RisksCard speaker={speaker} save={save} />
              <GuardianCard speaker={speaker} save={save} />
              <FilesCard speakerId={id} />
            </div>
          </div>
        </Tabs.Panel>
      </Tabs>
      <EraseDialog
        speakerId={id}
        name={name}
        opened={erasing === '1'}
        onClose={() => setErasing(null)}
        onDone={(mode) => (mode === 'erase' ? toList() : setErasing(null))}
      />
    </Page>
  )
}
