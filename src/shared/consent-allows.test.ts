import { describe, expect, it } from 'vitest'
import { adult, form, guardian } from '../../test/support/consent-forms.ts'
import { consentPlatforms } from './api/consents.ts'
import { type ConsentRecord, type ConsentSituation, consentAllows, consentState } from './consent-allows.ts'
import { ageOn } from './day.ts'

const codes = (situation: ConsentSituation, platform = 'youtube', language = 'kk', on = '2026-06-01') =>
  consentAllows(situation, platform as never, language as never, on).reasons.map(({ code }) => code)

const signed = [form('consent'), form('release')] as const
const approval = {
  decision: 'approved',
  decidedOn: '2026-02-01',
  platform: null,
  language: null,
  createdAt: '2026-02-01T10:00:00.000Z',
} as const

describe('what has been signed', () => {
  it('allows its platforms and languages and no others', () => {
    expect(consentAllows(adult(...signed), 'youtube', 'kk', '2026-06-01')).toEqual({
      allowed: true,
      reasons: [],
      conditions: [],
    })
    expect(codes(adult(...signed), 'tiktok')).toEqual(['platform_excluded'])
    expect(codes(adult(...signed), 'youtube', 'ru')).toEqual(['language_excluded'])
    expect(codes(adult(...signed), 'archive', 'ru')).toEqual(['platform_excluded', 'language_excluded'])
  })

  it('needs both the consent and the release', () => {
    expect(codes(adult())).toEqual(['consent_missing', 'release_missing'])
    expect(codes(adult(form('consent')))).toEqual(['release_missing'])
    expect(codes(adult(form('release')))).toEqual(['consent_missing'])
  })

  it('counts from the day of the signature on', () => {
    const draft = adult(form('consent'), form('release', { signedOn: null }))
    expect(codes(draft)).toEqual(['release_unsigned'])
    expect(codes(adult(...signed), 'youtube', 'kk', '2026-01-01')).toEqual([
      'consent_unsigned',
      'release_unsigned',
    ])
    expect(codes(adult(...signed), 'youtube', 'kk', '2026-01-02')).toEqual([])
  })

  it('is replaced by a form that is signed later, and of two signed on one day each must allow', () => {
    const later = form('release', { id: 'later', platforms: ['archive'], signedOn: '2026-03-01' })
    expect(codes(adult(...signed, later))).toEqual(['platform_excluded'])
    expect(codes(adult(...signed, later), 'archive')).toEqual([])
    expect(codes(adult(...signed, later), 'youtube', 'kk', '2026-02-28')).toEqual([])
    const sameDay = form('release', { id: 'same', platforms: ['archive', 'youtube'] })
    expect(codes(adult(...signed, sameDay))).toEqual([])
    expect(codes(adult(...signed, sameDay), 'archive')).toEqual(['platform_excluded'])
    expect(codes(adult(...signed, form('release', { signedOn: null, platforms: [] })))).toEqual([])
  })
})

describe('a form for one interview', () => {
  const narrow = (change: Partial<ConsentRecord> = {}) =>
    form('release', { id: 'own', interviewId: 'talk', platforms: ['archive'], ...change })
  const general = form('release', { platforms: ['youtube', 'archive'], signedOn: '2026-03-01' })

  it('is not replaced by a later one for all interviews: each must allow', () => {
    const both = adult(form('consent'), narrow(), general)
    expect(consentAllows(both, 'youtube', 'kk', '2026-06-01').reasons).toEqual([
      { code: 'platform_excluded', recordId: 'own', until: null },
    ])
    expect(codes(both, 'archive')).toEqual([])
    const strict = adult(form('consent'), narrow({ anonymity: 'silhouette' }), general)
    expect(consentAllows(strict, 'archive', 'kk', '2026-06-01').conditions).toContain('hide_face')
  })

  it('replaces the one for all interviews that is older, and the older one of its own', () => {
    const later = narrow({ id: 'later', platforms: ['youtube'], signedOn: '2026-04-01' })
    expect(codes(adult(form('consent'), narrow(), general, later))).toEqual([])
    expect(codes(adult(form('consent'), general, later), 'archive')).toEqual(['platform_excluded'])
  })

  it('that is withdrawn is opened again only by another one for the interview', () => {
    const withdrawn = narrow({ withdrawnOn: '2026-02-01' })
    expect(codes(adult(form('consent'), withdrawn, general))).toEqual(['release_withdrawn'])
    const again = narrow({ id: 'again', platforms: ['youtube'], signedOn: '2026-02-02' })
    expect(codes(adult(form('consent'), withdrawn, again, general))).toEqual([])
    expect(codes(adult(form('consent'), withdrawn, again, general), 'archive')).toEqual(['platform_excluded'])
  })
})

describe('a withdrawal', () => {
  it('ends a release; withdrawing the consent ends the release with it', () => {
    expect(codes(adult(form('consent'), form('release', { withdrawnOn: '2026-04-01' })))).toEqual([
      'release_withdrawn',
    ])
    expect(codes(adult(form('consent', { withdrawnOn: '2026-04-01' }), form('release')))).toEqual([
      'consent_withdrawn',
      'release_withdrawn',
    ])
  })

  it('holds on any day, also before its own and when it lies ahead', () => {
    const ahead = adult(form('consent'), form('release', { withdrawnOn: '2027-01-01' }))
    for (const on of ['2026-01-02', '2026-06-01', '2027-01-01', '2030-01-01']) {
      expect(codes(ahead, 'youtube', 'kk', on)).toEqual(['release_withdrawn'])
    }
  })

  it('does not bring an older form back', () => {
    const older = form('release', { id: 'older', signedOn: '2025-12-01' })
    for (const withdrawnOn of ['2026-01-02', '2026-04-01', '2025-11-01']) {
      expect(codes(adult(form('consent'), older, form('release', { withdrawnOn })))).toEqual([
        'release_withdrawn',
      ])
    }
  })

  it('is lifted only by a form signed on a later day', () => {
    const withdrawn = form('release', { withdrawnOn: '2026-04-01' })
    const again = (signedOn: string) =>
      codes(adult(form('consent'), withdrawn, form('release', { id: 'again', signedOn })))
    expect(again('2026-04-01')).toEqual(['release_withdrawn'])
    expect(again('2026-04-02')).toEqual([])
  })
})

describe('an embargo', () => {
  it('ends on its day', () => {
    const held = adult(form('consent'), form('release', { embargoUntil: '2026-09-01' }))
    const decision = consentAllows(held, 'youtube', 'kk', '2026-08-31')
    expect(decision.reasons).toEqual([{ code: 'embargo', recordId: 'release', until: '2026-09-01' }])
    expect(codes(held, 'youtube', 'kk', '2026-09-01')).toEqual([])
  })
})

describe('approval before release', () => {
  const asked = (...approvals: ConsentRecord['approvals']) =>
    adult(form('consent'), form('release', { approvalRequired: true, approvals }))

  it('is waited for, and goes by what was said last', () => {
    expect(codes(asked())).toEqual(['approval_missing'])
    expect(codes(asked(approval))).toEqual([])
    expect(codes(asked(approval), 'youtube', 'kk', '2026-01-31')).toEqual(['approval_missing'])
    const refused = { ...approval, decision: 'refused', decidedOn: '2026-03-01' } as const
    const changes = { ...approval, decision: 'changes', createdAt: '2026-02-01T11:00:00.000Z' } as const
    expect(codes(asked(approval, refused))).toEqual(['approval_refused'])
    expect(codes(asked(approval, refused), 'youtube', 'kk', '2026-02-15')).toEqual([])
    expect(codes(asked(changes, approval))).toEqual(['approval_refused'])
    expect(codes(asked(refused, { ...approval, decidedOn: '2026-03-02' }))).toEqual([])
  })

  it('goes for what was shown', () => {
    const kazakh = asked({ ...approval, language: 'kk' }, { ...approval, platform: 'instagram' })
    expect(codes(kazakh)).toEqual([])
    expect(codes(kazakh, 'youtube', 'en')).toEqual(['approval_missing'])
    expect(codes(kazakh, 'instagram', 'en')).toEqual([])
  })

  it('does not matter where nobody asked for it', () => {
    const refused = form('release', { approvals: [{ ...approval, decision: 'refused' }] })
    expect(codes(adult(form('consent'), refused))).toEqual([])
  })
})

describe('a minor', () => {
  const signatures = { guardian, assentOn: '2026-01-02' }
  const minor = (change: Partial<ConsentRecord>, birthDate: string | null = '2009-01-04') => ({
    birthDate,
    filmedOn: '2026-01-03',
    records: [form('consent', change), form('release', change)],
  })

  it('needs a guardian and an own assent on both forms', () => {
    expect(codes(minor({}))).toEqual([
      'guardian_missing',
      'guardian_missing',
      'assent_missing',
      'assent_missing',
    ])
    expect(codes(minor({ guardian }))).toEqual(['assent_missing', 'assent_missing'])
    expect(codes(minor({ assentOn: '2026-01-02' }))).toEqual(['guardian_missing', 'guardian_missing'])
    expect(codes(minor(signatures))).toEqual([])
  })

  it.each([
    { ...guardian, name: '  ' },
    { ...guardian, signedOn: null },
    { ...guardian, signedOn: '2026-06-02' },
  ])('is not spoken for by %j', (other) => {
    expect(codes(minor({ ...signatures, guardian: other }))).toEqual(['guardian_missing', 'guardian_missing'])
  })

  it('is who is under eighteen on the day of filming', () => {
    expect(codes(minor({}, '2008-01-04')).length).toBe(4)
    expect(codes(minor({}, '2008-01-03'))).toEqual([])
    expect(codes({ ...minor({}, '2008-01-03'), filmedOn: '2026-01-02' }).length).toBe(4)
  })

  it('is judged by the day of the signature while the day of filming is open', () => {
    expect(codes({ ...minor({}, '2008-01-03'), filmedOn: null }).length).toBe(4)
    expect(codes({ ...minor({}, '2008-01-02'), filmedOn: null })).toEqual([])
  })

  it('who has come of age meanwhile signs a new form alone', () => {
    const grown = { ...minor({ signedOn: '2027-01-04' }), filmedOn: '2026-01-03' }
    expect(codes(grown, 'youtube', 'kk', '2027-02-01')).toEqual([])
    const early = { ...minor({ signedOn: '2027-01-03' }), filmedOn: '2026-01-03' }
    expect(codes(early, 'youtube', 'kk', '2027-02-01').length).toBe(4)
  })

  it('cannot be told without a birth date, unless the form says so', () => {
    expect(codes(minor(signatures, null))).toEqual(['age_unknown', 'age_unknown'])
    expect(codes(minor({ adultConfirmed: true }, null))).toEqual([])
    expect(codes(minor({ adultConfirmed: true })).length).toBe(4)
  })

  it.each([
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2007-12-31', '2026-01-01', 18],
    ['2026-01-01', '2026-01-01', 0],
  ])('born on %s is on %s of the age %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age)
  })
})

describe('anonymity', () => {
  it.each([
    ['named', []],
    ['first_name', ['first_name_only']],
    ['silhouette', ['hide_name', 'hide_face', 'change_voice']],
    ['text_only', ['hide_name', 'text_only']],
  ] as const)('of %s is kept as %j, on whichever of the two forms it stands', (anonymity, conditions) => {
    for (const records of [
      [form('consent', { anonymity }), form('release')],
      [form('consent'), form('release', { anonymity })],
      [form('release', { anonymity }), form('consent', { anonymity })],
    ]) {
      expect(consentAllows(adult(...records), 'instagram', 'kk', '2026-06-01')).toEqual({
        allowed: true,
        reasons: [],
        conditions,
      })
    }
  })

  it('of text only closes the platforms that carry nothing but video', () => {
    const quiet = adult(
      form('consent', { anonymity: 'text_only' }),
      form('release', { platforms: [...consentPlatforms] }),
    )
    const closed = consentPlatforms.filter((platform) =>
      codes(quiet, platform).includes('text_only_platform'),
    )
    expect(closed).toEqual(['youtube', 'tiktok'])
    for (const platform of consentPlatforms) {
      const { reasons } = consentAllows(quiet, platform, 'kk', '2026-06-01', 'video')
      expect(reasons).toEqual([{ code: 'text_only_video', recordId: 'consent', until: null }])
    }
  })

  it('is said by each form that counts, or nothing is allowed', () => {
    const unsaid = { anonymity: null }
    expect(codes(adult(form('consent', unsaid), form('release', unsaid)))).toEqual([
      'anonymity_missing',
      'anonymity_missing',
    ])
    expect(codes(adult(form('consent', unsaid), form('release')))).toEqual(['anonymity_missing'])
    expect(codes(adult(form('consent'), form('release', { ...unsaid, signedOn: null })))).toEqual([
      'release_unsigned',
    ])
  })
})

describe('the state of a form', () => {
  it('tells what is to be done about it', () => {
    const on = '2026-06-01'
    expect(consentState(adult(), 'release', on)).toBe('missing')
    expect(consentState(adult(form('release', { signedOn: null })), 'release', on)).toBe('unsigned')
    expect(consentState(adult(form('release', { withdrawnOn: on })), 'release', on)).toBe('withdrawn')
    expect(consentState({ ...adult(form('release')), birthDate: '2015-01-01' }, 'release', on)).toBe(
      'incomplete',
    )
    expect(consentState(adult(form('release')), 'release', on)).toBe('ready')
  })
})
