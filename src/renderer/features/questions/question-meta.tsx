import { Collapse, Select, TagsInput, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import {
  type Question,
  type QuestionFields,
  type QuestionRole,
  type QuestionSource,
  type QuestionStatus,
  questionRoles,
  questionStatuses,
} from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import { isEmptyText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useLocalizedDraft } from '../../lib/use-draft.ts'
import { useShowText } from '../../ui/localized.tsx'
import { LocalizedAreas } from './localized-areas.tsx'
import classes from './questions.module.css'
import { useQuestionActions } from './use-question-actions.ts'
import { useTags } from './use-tags.ts'

interface Props {
  question: Question
  themes: readonly Theme[]
  readOnly: boolean
}

/** What a question is for and where it comes from. */
export function QuestionMeta({ question, themes, readOnly }: Props) {
  const { t } = useTranslation()
  const showText = useShowText()
  const { update, putInTheme } = useQuestionActions()
  const knownTags = useQuery(trpc.questions.tags.queryOptions()).data ?? []
  const { tags, choose } = useTags(question)
  const patch = (fields: Partial<QuestionFields>) => update.mutate({ id: question.id, patch: fields })
  const hasMore =
    question.notes !== '' ||
    question.source.kind === 'audience' ||
    question.role === 'sensitive' ||
    !isEmptyText(question.skipHint)
  const [more, setMore] = useState(hasMore)
  const moreId = useId()
  return (
    <>
      <div className={classes.meta}>
        {question.parentId === null && (
          <Select
            size="xs"
            label={t('questions.theme')}
            placeholder={t('questions.no_theme')}
            clearable
            clearButtonProps={{ 'aria-label': t('questions.clear_filter', { name: t('questions.theme') }) }}
            searchable
            readOnly={readOnly}
            data={themes.map((theme) => ({ value: theme.id, label: showText(theme.name) || '…' }))}
            value={question.themeId}
            onChange={(themeId) => putInTheme(question.id, themeId)}
          />
        )}
        <Select
          size="xs"
          label={t('questions.role')}
          allowDeselect={false}
          readOnly={readOnly}
          data={questionRoles.map((value) => ({ value, label: t(`questions.roles.${value}`) }))}
          value={question.role}
          onChange={(role) => patch({ role: role as QuestionRole })}
        />
        <Select
          size="xs"
          label={t('questions.status')}
          allowDeselect={false}
          readOnly={readOnly}
          data={questionStatuses.map((value) => ({ value, label: t(`questions.statuses.${value}`) }))}
          value={question.status}
          onChange={(status) => patch({ status: status as QuestionStatus })}
        />
        <TagsInput
          size="xs"
          className={classes.tags}
          label={t('questions.tags')}
          maxTags={30}
          maxLength={60}
          readOnly={readOnly}
          data={knownTags}
          value={[...tags]}
          onChange={(value) => choose(value.map((tag) => tag.trim()).filter(Boolean))}
        />
      </div>
      <UnstyledButton
        className={classes.more}
        aria-expanded={more}
        aria-controls={moreId}
        onClick={() => setMore(!more)}
      >
        {more ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        {t('questions.more')}
      </UnstyledButton>
      <Collapse expanded={more} id={moreId}>
        {more && <MoreFields question={question} readOnly={readOnly} patch={patch} />}
      </Collapse>
    </>
  )
}

function MoreFields({
  question,
  readOnly,
  patch,
}: Omit<Props, 'themes'> & { patch: (fields: Partial<QuestionFields>) => void }) {
  const { t } = useTranslation()
  const { update } = useQuestionActions()
  const hint = useLocalizedDraft(question.skipHint, (skipHint) =>
    update.mutateAsync({ id: question.id, patch: { skipHint } }),
  )
  // Plain texts have one language: the same draft carries them side by side.
  const plain = useLocalizedDraft({ kk: question.notes, ru: question.source.askedBy, en: '' }, (text) =>
    update.mutateAsync({
      id: question.id,
      patch: { notes: text.kk, source: { kind: question.source.kind, askedBy: text.ru } },
    }),
  )
  return (
    <div className={classes.moreFields}>
      <div className={classes.meta}>
        <Select
          size="xs"
          label={t('questions.source')}
          allowDeselect={false}
          readOnly={readOnly}
          data={(['team', 'audience'] as const).map((value) => ({
            value,
            label: t(`questions.sources.${value}`),
          }))}
          value={question.source.kind}
          onChange={(kind) =>
            patch({ source: { kind: kind as QuestionSource['kind'], askedBy: plain.draft.ru } })
          }
        />
        {question.source.kind === 'audience' && (
          <TextInput
            size="xs"
            label={t('questions.asked_by')}
            maxLength={300}
            readOnly={readOnly}
            value={plain.draft.ru}
            onChange={(event) => plain.setDraft({ ...plain.draft, ru: event.currentTarget.value })}
            onBlur={() => void plain.commit()}
          />
        )}
        <Textarea
          size="xs"
          className={classes.tags}
          label={t('questions.notes')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={20_000}
          readOnly={readOnly}
          value={plain.draft.kk}
          onChange={(event) => plain.setDraft({ ...plain.draft, kk: event.currentTarget.value })}
          onBlur={() => void plain.commit()}
        />
      </div>
      <div className={classes.hintTitle}>{t('questions.skip_hint')}</div>
      <LocalizedAreas
        label={t('questions.skip_hint')}
        value={hint.draft}
        readOnly={readOnly}
        maxLength={1000}
        onChange={hint.setDraft}
        onBlur={() => void hint.commit()}
      />
    </div>
  )
}
