import { ActionIcon, Checkbox, Group, SegmentedControl, Select, Text, Title, Tooltip } from '@mantine/core'
import { IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Clip } from '#shared/api/clips.ts'
import type { PresetId } from '#shared/clip.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { trpc } from '../../lib/trpc.ts'
import { usePlayer } from '../player/player-context.ts'
import { useShow } from '../player/use-show.ts'
import { ClipExport } from './clip-export.tsx'
import { ClipRange } from './clip-range.tsx'
import { ClipTitle } from './clip-title.tsx'
import classes from './clips.module.css'
import { ExportedFiles } from './exported-files.tsx'
import { FramingControl } from './framing-control.tsx'
import { PresetCards } from './preset-cards.tsx'
import { StyleCards } from './style-cards.tsx'
import { UndrawnLetters } from './undrawn-letters.tsx'
import { useClipActions } from './use-clip-actions.ts'
import { useFraming } from './use-framing.ts'

interface Props {
  clip: Clip
  readOnly: boolean
  onRemoved: () => void
}

/** One clip: its range, where it goes, how its captions look; the player shows it in the chosen frame. */
export function ClipEditor({ clip, readOnly, onRemoved }: Props) {
  const { t } = useTranslation()
  const player = usePlayer()
  const actions = useClipActions(clip, onRemoved)
  const presets = useQuery(trpc.clips.presets.queryOptions()).data ?? []
  const styles = useQuery(trpc.clips.styles.queryOptions()).data ?? []
  const tracks = useQuery(trpc.tracks.list.queryOptions({ takeId: clip.takeId })).data ?? []
  const [previewed, setPreviewed] = useState<PresetId | null>(null)
  const preview =
    presets.find(({ id }) => id === previewed && clip.presets.includes(id)) ??
    presets.find(({ id }) => clip.presets.includes(id)) ??
    null
  const framing = useFraming(clip, readOnly, actions.update)
  const video = useQuery(trpc.takes.get.queryOptions({ id: clip.takeId })).data?.info?.video ?? null
  const styleId = clip.styleId ?? styles[0]?.id ?? null
  useShow({
    trackId: clip.trackId,
    captions: clip.burnIn && styleId ? { styleId, presetId: preview?.id ?? 'source' } : null,
    aspect: preview ? preview.width / preview.height : null,
    framing: { choice: framing.choice, onMove: readOnly ? null : framing.move },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks the clip when it is opened or its range really changes
  useEffect(() => {
    player.select({ inMs: clip.inMs, outMs: clip.outMs })
    const { timeMs } = player.state.get()
    if (timeMs < clip.inMs || timeMs > clip.outMs) player.seek(clip.inMs)
  }, [player, clip.id, clip.inMs, clip.outMs])

  return (
    <section className={classes.editor} aria-label={clip.title}>
      <div className={classes.scroll}>
        <Group gap={6} wrap="nowrap" align="flex-end">
          <ClipTitle
            key={clip.title}
            title={clip.title}
            disabled={readOnly}
            onCommit={(title) => actions.update({ title })}
          />
          <Tooltip label={t('clips.play')}>
            <ActionIcon
              size={36}
              variant="default"
              aria-label={t('clips.play')}
              onClick={() => player.playRange({ inMs: clip.inMs, outMs: clip.outMs })}
            >
              <IconPlayerPlay size={17} />
            </ActionIcon>
          </Tooltip>
          {!readOnly && (
            <Tooltip label={t('clips.remove')}>
              <ActionIcon size={36} variant="default" aria-label={t('clips.remove')} onClick={actions.remove}>
                <IconTrash size={17} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
        <ClipRange clip={clip} disabled={readOnly} onCommit={(range) => actions.update(range)} />

        <div className={classes.section}>
          <Title order={2} fz="sm" mb={8} id="clip-presets">
            {t('clips.targets')}
          </Title>
          <PresetCards
            presets={presets}
            chosen={clip.presets}
            lengthMs={clip.outMs - clip.inMs}
            disabled={readOnly}
            onChange={(chosen, added) => {
              if (added) setPreviewed(added)
              void actions.update({ presets: chosen })
            }}
          />
          {clip.presets.length > 1 && (
            <Group gap="xs" mt={8}>
              <Text fz="xs" c="dimmed" id="clip-preview">
                {t('clips.preview')}
              </Text>
              <SegmentedControl
                size="xs"
                aria-labelledby="clip-preview"
                value={preview?.id ?? ''}
                onChange={(value) => setPreviewed(value as PresetId)}
                data={presets
                  .filter(({ id }) => clip.presets.includes(id))
                  .map(({ id }) => ({ value: id, label: t(`preset.${id}`) }))}
              />
            </Group>
          )}
        </div>

        {video && preview && (
          <FramingControl
            source={video}
            frame={preview}
            choice={framing.choice}
            disabled={readOnly}
            onMove={framing.move}
          />
        )}

        <div className={classes.section}>
          <Title order={2} fz="sm" mb={8}>
            {t('clips.captions')}
          </Title>
          {tracks.length === 0 ? (
            <Text c="dimmed" fz="sm">
              {t('clips.no_tracks')}
            </Text>
          ) : (
            <>
              <Group grow align="flex-end" mb={10}>
                <Select
                  size="xs"
                  label={t('clips.track')}
                  placeholder={t('clips.no_captions')}
                  clearable
                  disabled={readOnly}
                  data={tracks.map((track) => ({
                    value: track.id,
                    label:
                      track.name === languageNames[track.language]
                        ? track.name
                        : `${languageNames[track.language]} · ${track.name}`,
                  }))}
                  value={clip.trackId}
                  onChange={(trackId) =>
                    void actions.update(
                      trackId ? { trackId } : { trackId: null, burnIn: false, sidecar: 'none' },
                    )
                  }
                />
                <Select
                  size="xs"
                  label={t('clips.sidecar')}
                  allowDeselect={false}
                  disabled={readOnly || !clip.trackId}
                  data={(['none', 'srt', 'vtt'] as const).map((value) => ({
                    value,
                    label: t(`clips.sidecars.${value}`),
                  }))}
                  value={clip.sidecar}
                  onChange={(value) => void actions.update({ sidecar: value as Clip['sidecar'] })}
                />
              </Group>
              <Checkbox
                label={t('clips.burn_in')}
                mb={10}
                disabled={readOnly || !clip.trackId}
                checked={clip.burnIn && clip.trackId !== null}
                onChange={(event) => void actions.update({ burnIn: event.currentTarget.checked })}
              />
              {clip.burnIn && clip.trackId && (
                <StyleCards
                  styles={styles}
                  chosen={styleId}
                  disabled={readOnly}
                  onChange={(id) => void actions.update({ styleId: id })}
                />
              )}
              {clip.burnIn && clip.trackId && styleId && (
                <UndrawnLetters
                  clip={clip}
                  trackId={clip.trackId}
                  styleId={styleId}
                  presetId={preview?.id ?? 'source'}
                />
              )}
            </>
          )}
        </div>
        {clip.files.length > 0 && <ExportedFiles files={clip.files} />}
      </div>
      <ClipExport
        clip={clip}
        readOnly={readOnly}
        isStarting={actions.isStarting}
        onExport={actions.exportClip}
      />
    </section>
  )
}
