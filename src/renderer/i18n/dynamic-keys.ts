import { accelerationOutcomes, accelerationReasons } from '#shared/api/acceleration.ts'
import { anonymityLevels, consentApprovalFieldsSchema, consentKinds } from '#shared/api/consents.ts'
import { criterionFactSchema, criterionKinds, verdictSchema } from '#shared/api/criteria.ts'
import { ffmpegOrigins, ffmpegProblems } from '#shared/api/diagnostics.ts'
import { dateOrders, exchangeFormats, importFields, issueCodes } from '#shared/api/exchange.ts'
import { glossaryKinds } from '#shared/api/glossary.ts'
import { historyStepSchema } from '#shared/api/history.ts'
import { takeSchema } from '#shared/api/interviews.ts'
import { downloadStates, figureMeasures, modelKinds, modelLacks } from '#shared/api/models.ts'
import { questionRoles, questionSourceSchema, questionStatuses } from '#shared/api/questions.ts'
import { alignmentSources, markKinds } from '#shared/api/sessions.ts'
import { backupReasons, settingsSchema } from '#shared/api/settings.ts'
import { checklistKinds, clashKinds, crewRoles } from '#shared/api/shoots.ts'
import { themeColours } from '#shared/api/themes.ts'
import { channelsVerdicts } from '#shared/api/transcripts.ts'
import { presetIds } from '#shared/clip.ts'
import { consentConditions, consentReasonCodes, consentStates } from '#shared/consent-allows.ts'
import { errorCodes } from '#shared/error.ts'
import { jobKinds, jobStates } from '#shared/job.ts'
import { closerErrorTexts } from '#shared/messages/error-words.ts'
import { adviceReasonCodes } from '#shared/model-advice.ts'
import { planWarningKinds } from '#shared/plan-check.ts'
import { qcRuleNames, subtitleFormats } from '#shared/subtitles.ts'
import { engineNames, speakerRoles, wordFlags } from '#shared/transcript.ts'
import { recordStates } from '../features/consents/record-state.ts'
import { plainPlatforms } from '../features/consents/words.ts'
import { modelFamilies } from '../features/models/families.ts'
import { editingKeys } from '../features/questions/editing-keys.ts'
import { onSetMainActions } from '../features/sessions/main-actions.ts'
import { ffmpegAbilities } from '../features/settings/ffmpeg-ability.ts'
import { settingsSections } from '../features/settings/sections.ts'
import { daySteps } from '../features/shoots/day-plan.ts'
import { readinessItems } from '../features/shoots/readiness.ts'
import { speakerKeys } from '../features/speakers/dynamic-keys.ts'
import { checkReasons } from '../features/transcript/words-to-check.ts'
import { interviewStages, nextSteps } from '../features/workspace/stages.ts'

const under = (group: string, names: readonly string[]) => names.map((name) => `${group}.${name}`)

/**
 * The keys that are put together while the app runs, told by the lists they come from: a new error code or job state without
 * its translation is found by the test of the keys.
 */
export function dynamicKeys(): string[] {
  const troubles = takeSchema.shape.status.options.filter(
    (status) => status !== 'importing' && status !== 'ready',
  )
  return [
    ...under('error', [...errorCodes, ...closerErrorTexts]),
    ...under('job.state', jobStates),
    ...under('job.kind', jobKinds),
    ...under('job.active', jobKinds),
    ...under('job.finished', jobKinds),
    ...under('job.failed', jobKinds),
    ...under('history', historyStepSchema.shape.label.options),
    ...under('consents.kind', consentKinds),
    ...under('consents.kind_text', consentKinds),
    ...under('consents.state', recordStates),
    ...under('consents.reason', consentReasonCodes),
    ...under('consents.reason_short', consentReasonCodes),
    ...under('consents.condition', consentConditions),
    ...under('consents.anonymity', anonymityLevels),
    ...under('consents.approval', consentApprovalFieldsSchema.shape.decision.options),
    ...under('consents.platform', plainPlatforms),
    ...speakerKeys.flatMap(([group, names]) => under(group, names)),
    ...under('clips.framing.modes', ['fill', 'whole']),
    ...['axis', 'from', 'to'].flatMap((group) => under(`clips.framing.${group}`, ['x', 'y'])),
    ...under('engine', engineNames),
    ...under('acceleration.reason', accelerationReasons),
    ...under('acceleration.outcome', accelerationOutcomes),
    ...under('glossary.kinds', glossaryKinds),
    ...under('glossary', ['helps', 'helps_none', 'helps_whisper', 'helps_parakeet']),
    ...under('questions.roles', questionRoles),
    ...under('questions.statuses', questionStatuses),
    ...under('questions.sources', questionSourceSchema.shape.kind.options),
    ...under('questions.colours', themeColours),
    ...under(
      'questions.key',
      editingKeys.map(({ key }) => key),
    ),
    ...under('models.kind', modelKinds),
    ...under('models.lacks', modelLacks),
    ...under(
      'models.figure',
      figureMeasures.filter((measure) => measure !== 'word_errors'),
    ),
    ...under('models.state', downloadStates),
    ...under('models.reason', [...adviceReasonCodes, 'compared']),
    ...under('models.family', modelFamilies),
    ...under('plans.warning', planWarningKinds),
    ...under('editor.reason', checkReasons),
    ...under('editor.flag', wordFlags),
    ...under('editor.flag_short', wordFlags),
    ...under('editor.role', speakerRoles),
    ...under('voices.channels', channelsVerdicts),
    ...under('editor.walk', ['previous', 'next', 'hide']),
    ...under('editor.tool', ['edit', 'language', 'speaker', 'again', 'timing', 'clip']),
    ...under('transcript.model_text', engineNames),
    ...under('transcript', ['last_cancelled', 'last_interrupted']),
    ...under('preset', presetIds),
    ...under('qc.short', qcRuleNames),
    ...under('qc.long', qcRuleNames),
    ...under('subtitles.format', subtitleFormats),
    ...under('subtitle_tools', ['previous', 'next']),
    ...under('clips.sidecars', ['none', 'srt', 'vtt']),
    ...under(
      'stage',
      interviewStages.map(({ id }) => id),
    ),
    ...under('home.next', nextSteps),
    ...under('workspace', troubles),
    ...settingsSections.map(({ id }) => `settings.${id}.title`),
    ...under('found_ffmpeg.origin', ffmpegOrigins),
    ...under('found_ffmpeg.problem', ffmpegProblems),
    ...under('diagnostics.ability', ffmpegAbilities),
    ...under('settings.scheme', settingsSchema.shape.colourScheme.options),
    ...under('library.backups.reason', backupReasons),
    ...under('settings.library.placements', settingsSchema.shape.mediaPlacement.options),
    ...under('settings.library.placement_text', settingsSchema.shape.mediaPlacement.options),
    ...under('recordings.placement', settingsSchema.shape.mediaPlacement.options),
    ...under('criteria.kind', criterionKinds),
    ...under('criteria.kind_text', criterionKinds),
    ...under('criteria.need', ['required', 'preferred']),
    ...under('criteria.scope', ['speaker', 'theme']),
    ...under('criteria.scope_text', ['speaker', 'theme']),
    ...under('criteria.fact', criterionFactSchema.options),
    ...under('criteria.verdict', verdictSchema.options),
    ...under('criteria.eligibility', ['yes', 'open', 'no']),
    ...under('criteria.reason', ['eligibility', 'points', 'open_points', 'equal']),
    ...under('exchange.issue', issueCodes),
    ...under('exchange.field', importFields),
    ...under('exchange.format', exchangeFormats),
    ...under('exchange.date', dateOrders),
    ...under('exchange', ['row', 'line', 'entry']),
    ...under('shell', ['home', 'interviews', 'speakers', 'questions', 'calendar', 'settings']),
    ...under('player', ['zoom_in', 'zoom_out', 'zoom_all']),
    ...under('shoots.list', checklistKinds),
    ...under('shoots.need', [...readinessItems, 'consent', 'release']),
    ...under('shoots.papers', consentStates),
    ...under('shoots.clash', clashKinds),
    ...under('shoots.role', crewRoles),
    ...under('shoots.step', daySteps),
    ...under('sessions.kind', markKinds),
    ...under('sessions.source', alignmentSources),
    ...under('sessions.main', onSetMainActions),
  ]
}
