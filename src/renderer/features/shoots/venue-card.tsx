import { Anchor, TextInput } from '@mantine/core'
import { IconExternalLink, IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import { type KnownNames, type ShootView, type Venue, venueSchema } from '#shared/api/shoots.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useDraft } from '../../lib/use-draft.ts'
import { DraftArea, DraftInput, DraftSuggest } from '../../ui/draft-fields.tsx'
import { Card } from './card.tsx'
import classes from './shoots.module.css'
import type { SaveShoot } from './use-shoot-actions.ts'

interface Props {
  shoot: ShootView
  save: SaveShoot
  known: KnownNames | undefined
  disabled: boolean
}

/** Where it is. A venue that was used before brings all that is known of it. */
export function VenueCard({ shoot, save, known, disabled }: Props) {
  const { t } = useTranslation()
  const { venue } = shoot
  const change = (field: keyof Venue) => (text: string) =>
    save((now) => ({ venue: { ...now.venue, [field]: text } }))
  const pick = (name: string) => {
    const other = known?.venues.find((one) => one.name === name)
    if (other) void save({ venue: other })
  }
  const safeMap = venueSchema.shape.mapUrl.safeParse(venue.mapUrl).success && venue.mapUrl !== ''
  return (
    <Card
      title={t('shoots.where')}
      icon={IconMapPin}
      action={
        safeMap && (
          <Anchor href={venue.mapUrl} target="_blank" rel="noreferrer noopener" fz="sm" fw={500}>
            {t('shoots.open_map')} <IconExternalLink size={13} aria-hidden />
          </Anchor>
        )
      }
    >
      <div className={classes.two}>
        <DraftSuggest
          label={t('shoots.venue')}
          placeholder={t('shoots.venue_example')}
          options={known?.venues.map(({ name }) => name) ?? []}
          disabled={disabled}
          value={venue.name}
          onSave={change('name')}
          onPick={pick}
        />
        <DraftInput
          label={t('shoots.address')}
          placeholder={t('shoots.address_example')}
          disabled={disabled}
          value={venue.address}
          onSave={change('address')}
        />
        <MapField value={venue.mapUrl} onSave={change('mapUrl')} disabled={disabled} />
        <DraftInput
          label={t('shoots.parking')}
          disabled={disabled}
          value={venue.parking}
          onSave={change('parking')}
        />
        <DraftInput
          label={t('shoots.hospital')}
          placeholder={t('shoots.hospital_example')}
          disabled={disabled}
          value={venue.hospital}
          onSave={change('hospital')}
        />
        <DraftInput
          label={t('shoots.weather')}
          placeholder={t('shoots.weather_example')}
          disabled={disabled}
          value={shoot.weather}
          onSave={(weather) => save({ weather })}
        />
        <div className={classes.whole}>
          <DraftArea
            label={t('shoots.venue_notes')}
            placeholder={t('shoots.venue_notes_example')}
            disabled={disabled}
            value={venue.notes}
            onSave={change('notes')}
          />
        </div>
      </div>
    </Card>
  )
}

/** A link to a map; one without https:// in front gets it. */
function MapField({
  value,
  onSave,
  disabled,
}: {
  value: string
  onSave: (url: string) => Promise<unknown>
  disabled: boolean
}) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)
  const { draft, setDraft, commit } = useDraft(value, (text) => {
    const url = text === '' || /^[a-z]+:/i.test(text) ? text : `https://${text}`
    const fits = venueSchema.shape.mapUrl.safeParse(url).success
    setWrong(!fits)
    return fits ? onSave(url) : Promise.reject(new Error(url))
  })
  return (
    <TextInput
      label={t('shoots.map')}
      placeholder="https://"
      inputMode="url"
      disabled={disabled}
      error={wrong && t('shoots.map_wrong')}
      value={draft}
      onChange={(event) => {
        setWrong(false)
        setDraft(event.currentTarget.value)
      }}
      onBlur={() => void commit()}
    />
  )
}
