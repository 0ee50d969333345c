import fc from 'fast-check'
import {
  contactKinds,
  kazakhScripts,
  originCountries,
  type Speaker,
  spokenByPeople,
} from '#shared/api/speakers.ts'

/** Never a part of another text, so that finding it in an output means that it was let out. */
const secret = fc.uuid().map((id) => `құпия-${id}`)
/** What spreadsheets take for formulas, delimiters and quotes, among ordinary text. */
const open = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('=1+1', '+7 701', '-а', '@SUM(A1)', '\tжол', '＝1', "'=1", 'а;"б",в\nг', 'Айгүл'),
)
const name = fc.record({ kk: open, ru: open, en: open })
const year = fc.integer({ min: 1900, max: 2100 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

/** A speaker whose every sensitive field is filled with texts that are nowhere else. */
export const anySecretiveSpeaker: fc.Arbitrary<Speaker> = fc.record({
  id: fc.uuid(),
  name,
  otherNames: fc.array(open, { maxLength: 3 }),
  photoId: maybe(fc.uuid()),
  contacts: fc.array(fc.record({ kind: fc.constantFrom(...contactKinds), value: secret, note: secret }), {
    minLength: 1,
    maxLength: 3,
  }),
  introducedBy: open,
  introducedById: maybe(fc.uuid()),
  languages: fc.subarray([...spokenByPeople]),
  scripts: fc.subarray([...kazakhScripts]),
  country: maybe(fc.constantFrom(...originCountries)),
  region: open,
  livesIn: open,
  arrivalYear: maybe(year),
  birthDate: maybe(year.map((born) => `${born}-05-09`)),
  cameraComfort: fc.constant(null),
  availability: open,
  earlierInterviews: open,
  risks: secret,
  guardian: fc.record({ name: secret, relation: secret, contact: secret }),
  notes: open,
  anonymisedAt: fc.constant(null),
  createdAt: fc.constant('2026-11-24T00:00:00.000Z'),
  updatedAt: fc.constant('2026-11-24T00:00:00.000Z'),
})

/** Every text of a speaker's sensitive fields. */
export function secretsOf({ contacts, risks, guardian }: Speaker): string[] {
  return [...contacts.flatMap(({ value, note }) => [value, note]), risks, ...Object.values(guardian)]
}

/** The smallest PNG: one transparent pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
/** A file as a browser sends it. */
export const upload = (name: string, bytes: Uint8Array) => ({
  name,
  bytes: bytes.length,
  body: new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>,
})
