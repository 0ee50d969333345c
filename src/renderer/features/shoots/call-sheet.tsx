import type { ReactNode } from 'react'
import type { ConsentOverview } from '#shared/api/consents.ts'
import type { Interview } from '#shared/api/interviews.ts'
import { checklistKinds, type ShootView, venueSchema } from '#shared/api/shoots.ts'
import { consentState, situationOf } from '#shared/consent-allows.ts'
import { today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { clockIn, offsetMinutes, utcOffset } from '#shared/zone-time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayTitle } from '../../lib/calendar-names.ts'
import classes from './call-sheet.module.css'
import { stepOf } from './day-plan.ts'

interface Props {
  interview: Interview
  shoot: ShootView
  consents: ConsentOverview
  language: Language
  large: boolean
}

/** Everything the day needs on paper: when, where, whom to ring, who comes, what to bring and to film. */
export function CallSheet({ interview, shoot, consents, language, large }: Props) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(language)
  const { venue } = shoot
  const end = shoot.endAt ? clockIn(shoot.timeZone, Date.parse(shoot.endAt)).time : null
  const moment = shoot.startAt ? Date.parse(shoot.startAt) : Date.now()
  const contacts = shoot.crew.filter(({ contact, name, phone }) => contact && (name || phone))
  const paper = (kind: 'consent' | 'release') =>
    consentState(situationOf(consents, interview.id), kind, shoot.date ?? today())
  const words = (text: string) => {
    const step = stepOf(text, (of, spoken) => i18n.getFixedT(spoken)(`shoots.step.${of}`))
    return step ? t(`shoots.step.${step}`) : text
  }
  const isLink = venue.mapUrl !== '' && venueSchema.shape.mapUrl.safeParse(venue.mapUrl).success
  return (
    <article className={classes.sheet} lang={language} data-large={large || undefined}>
      <div className={classes.kind}>
        <span>{t('shoots.call_sheet')}</span>
        {shoot.dayCount > 1 && <span>{t('shoots.day_of', { day: shoot.day, count: shoot.dayCount })}</span>}
      </div>
      <h1>{interview.title}</h1>
      <p className={classes.date}>{shoot.date ? dayTitle(language, shoot.date) : t('shoots.no_date')}</p>
      <dl className={classes.hours}>
        <Hour name={t('shoots.call_time')} time={shoot.callTime} />
        <Hour name={t('shoots.speaker_call_time')} time={shoot.speakerCallTime} />
        <Hour name={t('shoots.wrap')} time={end} />
      </dl>
      <Facts
        rows={[
          [t('shoots.time_zone'), `${shoot.timeZone} (${utcOffset(offsetMinutes(shoot.timeZone, moment))})`],
          [t('shoots.speaker'), interview.speakerName],
          [
            t('shoots.contacts'),
            contacts.length > 0 &&
              contacts.map(({ id, name, phone }) => (
                <div key={id}>
                  <bdi>{name}</bdi>
                  {name && phone && ', '}
                  <bdi className="tabular">{phone}</bdi>
                </div>
              )),
          ],
          [t('shoots.weather'), shoot.weather],
          [t('shoots.need.consent'), t(`shoots.papers.${paper('consent')}`)],
          [t('shoots.need.release'), t(`shoots.papers.${paper('release')}`)],
        ]}
      />
      <Section title={t('shoots.where')}>
        <Facts
          rows={[
            [t('shoots.venue'), venue.name],
            [t('shoots.address'), venue.address],
            [
              t('shoots.map'),
              isLink ? (
                <a key="map" href={venue.mapUrl}>
                  {readable(venue.mapUrl)}
                </a>
              ) : null,
            ],
            [t('shoots.parking'), venue.parking],
            [t('shoots.hospital'), venue.hospital],
            [t('shoots.venue_notes'), venue.notes],
          ]}
          missing={t('shoots.not_known')}
        />
      </Section>
      {shoot.schedule.length > 0 && (
        <Section title={t('shoots.schedule')}>
          <table className={classes.table}>
            <tbody>
              {shoot.schedule.map((line) => (
                <tr key={line.id}>
                  <td style={{ width: '5em', fontWeight: 600 }} className="tabular">
                    {line.at}
                  </td>
                  <td>{words(line.text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {shoot.crew.length > 0 && (
        <Section title={t('shoots.crew')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('shoots.role_title')}</th>
                <th scope="col">{t('shoots.name')}</th>
                <th scope="col">{t('shoots.own_call')}</th>
                <th scope="col">{t('shoots.phone')}</th>
              </tr>
            </thead>
            <tbody>
              {shoot.crew.map((member) => (
                <tr key={member.id}>
                  <td>{t(`shoots.role.${member.role}`)}</td>
                  <td style={{ fontWeight: 600 }}>{member.name}</td>
                  <td className="tabular">{member.callTime ?? shoot.callTime}</td>
                  <td className="tabular">{member.phone}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {checklistKinds.map((kind) => {
        const items = shoot.checklist.filter((item) => item.kind === kind)
        if (items.length === 0) return null
        const kit = kind === 'equipment' && shoot.kit ? `: ${shoot.kit}` : ''
        return (
          <Section key={kind} title={`${t(`shoots.list.${kind}`)}${kit}`}>
            <ul className={classes.lists}>
              {items.map((item) => (
                <li key={item.id} data-done={item.done || undefined}>
                  {showText(item.text, language)?.text}
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
      {shoot.notes && (
        <Section title={t('shoots.notes')}>
          <p className={classes.notes}>{shoot.notes}</p>
        </Section>
      )}
      <p className={classes.foot}>{t('shoots.sheet_foot')}</p>
    </article>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Hour({ name, time }: { name: string; time: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">{time ?? '—'}</dd>
    </div>
  )
}

/** Names and what is known; rows without a value are left out, or say `missing`. */
function Facts({ rows, missing }: { rows: [string, ReactNode][]; missing?: string }) {
  const known = rows.filter(([, value]) => value)
  return (
    <dl className={classes.facts} style={{ marginTop: missing ? 0 : '1em' }}>
      {known.map(([name, value]) => (
        <Row key={name} name={name} value={value} />
      ))}
      {known.length === 0 && missing && <Row name="" value={missing} />}
    </dl>
  )
}

function Row({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** An address on paper without its percent signs. */
function readable(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
