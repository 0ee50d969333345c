import { IconMoodEmpty } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Proposal, StoredTranscript } from '#shared/api/transcripts.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { CheckPanel } from './check-panel.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import classes from './editor.module.css'
import { createEditorState, EditorContext, useEditorState } from './editor-state.ts'
import { LanguageBar } from './language-bar.tsx'
import { Proposals } from './proposals.tsx'
import { SpeakersPanel } from './speakers-panel.tsx'
import { goOnHere, StagePart } from './stage-part.tsx'
import { TranscriptText } from './transcript-text.tsx'
import { useEditorKeys } from './use-editor-keys.ts'
import { useTimeBySound } from './use-time-by-sound.ts'
import { useTranscript, useTranscriptEdits } from './use-transcript-edits.ts'
import { useWordActions } from './use-word-actions.ts'
import { WordFacts } from './word-facts.tsx'

const noProposals: readonly Proposal[] = []

/** A finished transcript: to read, to hear, to check and to correct. */
export function TranscriptEditor({ transcriptId }: { transcriptId: string }) {
  const [state] = useState(createEditorState)
  const query = useTranscript(transcriptId)
  if (!query.data) return <QueryState query={query} />
  return (
    <EditorContext value={state}>
      <Editor transcript={query.data} />
    </EditorContext>
  )
}

function Editor({ transcript }: { transcript: StoredTranscript }) {
  const { t } = useTranslation()
  const { edit } = useTranscriptEdits(transcript.id)
  const actions = useWordActions(transcript, edit)
  const listed = useEditorState((state) => state.listed)
  const query = trpc.transcripts.proposals.queryOptions({ transcriptId: transcript.id })
  const proposals = useQuery(query).data ?? noProposals
  const [comparing, setComparing] = useState<string | null>(null)
  const proposal = proposals.find(({ id }) => id === comparing) ?? null
  const first = proposals[0]
  const timing = useTimeBySound(transcript)
  useEditorKeys(actions, {
    compare: first ? () => setComparing(first.id) : null,
    timeBySound: () => timing.start(actions.times(actions.target())),
  })
  return (
    <>
      <Proposals transcript={transcript} proposals={proposals} onCompare={({ id }) => setComparing(id)} />
      {transcript.words.length === 0 ? (
        <StagePart key="none">
          <div {...goOnHere} tabIndex={-1}>
            <Nothing icon={IconMoodEmpty} title={t('transcript.empty')} text={t('transcript.empty_text')} />
          </div>
        </StagePart>
      ) : (
        <StagePart key="words">
          <LanguageBar transcript={transcript} actions={actions} />
          <SpeakersPanel transcript={transcript} />
          <div className={classes.columns}>
            <TranscriptText transcript={transcript} actions={actions} />
            {listed && (
              <StagePart>
                <CheckPanel transcript={transcript} actions={actions} />
              </StagePart>
            )}
          </div>
          <WordFacts transcript={transcript} actions={actions} />
        </StagePart>
      )}
      {proposal && (
        <CompareDialog transcript={transcript} proposal={proposal} onClose={() => setComparing(null)} />
      )}
    </>
  )
}
