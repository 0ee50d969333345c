import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Diagnostics } from '#shared/api/diagnostics.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { FfmpegAbilities } from './ffmpeg-abilities.tsx'

/** The findings as a table of two columns. */
export function DiagnosticsTable({ data }: { data: Diagnostics }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { ffmpeg, library, voiceActivity } = data
  const rows: [name: string, value: string, bad?: boolean, more?: ReactNode][] = [
    [t('diagnostics.app'), data.app],
    [
      t('diagnostics.runtime'),
      [`Node ${data.node}`, data.electron && `Electron ${data.electron}`].filter(Boolean).join(', '),
    ],
    [
      t('diagnostics.computer'),
      `${data.platform} ${data.arch}, ${t('diagnostics.cpus', { count: data.cpus })}, ${format.bytes(data.memoryBytes)}`,
    ],
    ffmpeg.chosen
      ? [
          t('diagnostics.ffmpeg'),
          `${ffmpeg.chosen.version ?? '?'} · ${ffmpeg.chosen.path} (${t(`found_ffmpeg.origin.${ffmpeg.chosen.origin}`)})`,
          false,
          <FfmpegAbilities key="abilities" problems={[]} canToneMap={ffmpeg.chosen.canToneMap} />,
        ]
      : [t('diagnostics.ffmpeg'), t('diagnostics.ffmpeg_none'), true],
    ...ffmpeg.candidates
      .filter((candidate) => candidate.problems.length > 0)
      .map(({ path, origin, problems, canToneMap }): [string, string, boolean, ReactNode] => [
        t('diagnostics.ffmpeg_rejected'),
        `${path} (${t(`found_ffmpeg.origin.${origin}`)}): ${problems.map((problem) => t(`found_ffmpeg.problem.${problem}`)).join(', ')}`,
        true,
        <FfmpegAbilities key="abilities" problems={problems} canToneMap={canToneMap} />,
      ]),
    ...data.engines.map((engine): [string, string, boolean] => [
      engine.name,
      [engine.version, engine.detail].filter(Boolean).join(' · ') || t('diagnostics.ok'),
      !engine.ok,
    ]),
    [
      t('diagnostics.voice_activity'),
      voiceActivity
        ? [voiceActivity.name, voiceActivity.builtIn ? t('diagnostics.built_in') : voiceActivity.path].join(
            ' · ',
          )
        : t('diagnostics.by_loudness'),
    ],
  ]
  if (library) {
    rows.push(
      [t('diagnostics.library'), library.path],
      [
        t('diagnostics.integrity'),
        library.integrity === 'ok' ? t('diagnostics.ok') : t('diagnostics.damaged'),
        library.integrity !== 'ok',
      ],
      [
        t('diagnostics.size'),
        `${format.bytes(library.bytes)} · ${t('diagnostics.free', { size: format.bytes(library.freeBytes) })}`,
      ],
      [
        t('diagnostics.content'),
        `${t('interviews.count', { count: library.interviews })}, ${t('recordings.count', { count: library.takes })}`,
      ],
      [t('diagnostics.missing'), format.number(library.missingMedia), library.missingMedia > 0],
    )
  }
  return (
    <Table verticalSpacing={8} layout="fixed">
      <Table.Tbody>
        {rows.map(([name, value, bad, more]) => (
          <Table.Tr key={`${name} ${value}`}>
            <Table.Th scope="row" w={200} fw={500}>
              {name}
            </Table.Th>
            <Table.Td>
              <Text
                fz="sm"
                style={{ overflowWrap: 'anywhere' }}
                {...(bad ? { c: 'var(--mantine-color-error)' } : {})}
              >
                {value}
              </Text>
              {more}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
