import { Button, Select, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { Plan, PlanItem } from '#shared/api/plans.ts'
import { type QuestionRole, questionRoles } from '#shared/api/questions.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { DraftArea } from '../../ui/draft-fields.tsx'
import classes from './plans.module.css'
import type { PlanActions } from './use-plan.ts'
import { Words } from './words.tsx'

interface Props {
  plan: Plan
  item: PlanItem
  readOnly: boolean
  actions: PlanActions
}

/** The words of a question for this interview, in each language, with its follow-ups and a note. */
export function PlanRowEditor({ plan, item, readOnly, actions }: Props) {
  const { t } = useTranslation()
  const shown = new Set<Language>([
    plan.language,
    ...(plan.secondLanguage ? [plan.secondLanguage] : []),
    ...languages,
  ])
  return (
    <div className={classes.editor}>
      <div className={classes.wordings}>
        {[...shown].map((language) => (
          <Wording key={language} {...{ item, language, readOnly, actions }} />
        ))}
      </div>
      <div className={classes.beside}>
        {item.questionId === null && (
          <Select
            size="xs"
            label={t('plans.role_label')}
            allowDeselect={false}
            disabled={readOnly}
            data={questionRoles.map((role) => ({ value: role, label: t(`questions.roles.${role}`) }))}
            value={item.role}
            onChange={(role) => void actions.updateItem(item.id, { role: role as QuestionRole })}
          />
        )}
        {item.followUps.length > 0 && (
          <div>
            <p className={classes.label}>{t('plans.follow_ups_title')}</p>
            <ul className={classes.followUps}>
              {item.followUps.map((followUp) => (
                <li key={followUp.id} style={{ marginLeft: followUp.depth * 16 }}>
                  <Words text={followUp.text} language={plan.language} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {Object.values(item.skipHint).some(Boolean) && (
          <div>
            <p className={classes.label}>{t('plans.skip_hint')}</p>
            <p className={classes.hint}>
              <Words text={item.skipHint} language={plan.language} />
            </p>
          </div>
        )}
        <DraftArea
          size="xs"
          label={t('plans.note')}
          placeholder={t('plans.note_placeholder')}
          minRows={2}
          maxLength={10_000}
          disabled={readOnly}
          value={item.note}
          onSave={(note) => actions.updateItem(item.id, { note })}
        />
      </div>
    </div>
  )
}

interface WordingProps {
  item: PlanItem
  language: Language
  readOnly: boolean
  actions: PlanActions
}

function Wording({ item, language, readOnly, actions }: WordingProps) {
  const { t } = useTranslation()
  const bank = item.bankText?.[language] ?? null
  const reworded = bank !== null && item.wording[language] !== ''
  return (
    <div>
      <DraftArea
        size="sm"
        label={languageNames[language]}
        lang={language}
        placeholder={t('plans.not_written')}
        maxLength={2000}
        disabled={readOnly}
        value={item.text[language]}
        onSave={async (text) => {
          await actions.setWording(item.id, { [language]: text })
        }}
      />
      {reworded && !readOnly && (
        <Tooltip label={bank || t('plans.not_written')} multiline maw={420}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={13} />}
            className={classes.restore}
            onClick={() => void actions.setWording(item.id, { [language]: '' })}
          >
            {t('plans.as_in_bank')}
          </Button>
        </Tooltip>
      )}
    </div>
  )
}
