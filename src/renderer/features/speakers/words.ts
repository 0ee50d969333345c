import {
  type CameraComfort,
  type ContactKind,
  cameraComforts,
  contactKinds,
  type KazakhScript,
  kazakhScripts,
  type OriginCountry,
  originCountries,
  type SpokenByPerson,
  spokenByPeople,
} from '#shared/api/speakers.ts'
import { type InterviewStatus, interviewStatuses } from '#shared/pipeline.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'

/** Networks are called the same in every language. */
const networkNames = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  instagram: 'Instagram',
  wechat: 'WeChat',
  vk: 'VK',
} as const
type Network = keyof typeof networkNames

interface Option<T extends string> {
  value: T
  label: string
}

function options<T extends string>(values: readonly T[], label: (value: T) => string): Option<T>[] {
  return values.map((value) => ({ value, label: label(value) }))
}

/** The names of what can be chosen of a speaker, in the interface language. */
export function useSpeakerWords() {
  const { t } = useTranslation()
  const country = (code: OriginCountry) => t(`speakers.country.${code}`)
  const language = (code: SpokenByPerson) => t(`speakers.spoken.${code}`)
  const script = (code: KazakhScript) => t(`speakers.script.${code}`)
  const contact = (kind: ContactKind) =>
    kind in networkNames
      ? networkNames[kind as Network]
      : t(`speakers.contact.${kind as Exclude<ContactKind, Network>}`)
  const comfort = (value: CameraComfort) => t(`speakers.comfort.${value}`)
  const status = (value: InterviewStatus) => t(`speakers.status.${value}`)
  return {
    ...{ country, language, script, contact, comfort, status },
    countries: () => options(originCountries, country),
    languages: () => options(spokenByPeople, language),
    scripts: () => options(kazakhScripts, script),
    contacts: () => options(contactKinds, contact),
    comforts: () => options(cameraComforts, comfort),
    statuses: () => options(interviewStatuses, status),
  }
}
