import { type BreakRules, list, units } from './types.ts'

export const en: BreakRules = {
  overrides: [
    // A verb and the noun phrase after it may part where an article opens the phrase.
    {
      previous: /^(?:am|is|are|was|were|be|been|have|has|had|do|did|does|want|wanted|need|needed)$/,
      next: /^(?:an?|the|my|your|his|her|our|their|this|these|those|very|really|so)$/,
      penalty: 0.55,
    },
    { next: /^then$/, previous: /^(?:back|by|since|until|just|only|and|but)$/, penalty: 0.95 },
  ],
  conjunctions: list(`
    and but or nor so yet because although though if unless until till while whereas since when whenever where wherever
    that which who whom whose what how why whether then however therefore otherwise actually maybe`),
  prepositions: list(`
    about above across after against along among around at before behind below beneath beside between beyond by despite
    during except for from in inside into like near off on onto out outside over past per through throughout to toward
    towards under underneath up upon via with within without as than`),
  proclitics: list(`
    a an the not no very really too quite so-called just only every each my your his her its our their this these those
    of mr mrs ms dr saint`),
  leanRight: list(`
    i you he she it we they i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd
    we'd they'd i'll you'll he'll she'll it'll we'll they'll there there's there're that's what's who's am is are was
    were be been being have has had do does did will would shall should can could may might must don't doesn't didn't
    isn't aren't wasn't weren't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't used going want wanted try
    tried need needed some any many much more most few all both other another such one two three four five six seven
    eight nine ten twenty thirty hundred thousand first second last new old young good great big small little same own
    different whole always never often also still even almost`),
  enclitics: list(
    "myself yourself himself herself itself ourselves themselves 's ago too either else away back",
  ),
  closers: list('ago too either'),
  units: units(`
    as if
    as though
    as well
    so that
    such as
    because of
    instead of
    out of
    in order
    order to
    a lot
    lot of
    kind of
    sort of
    each other
    even though
    even if
    of course
    for example
    more than
    less than
    at least
    at all
    as soon
    soon as
    going to
    used to
    have to
    has to
    had to
    want to
    wanted to
    need to
    able to
    a few
    and then
    and so
    but then
    no longer
    not only`),
  patterns: [
    // "to" before a verb follows the verb that governs it: started to learn.
    { next: /^to$/, penalty: 0.45 },
    { previous: /(?:ous|ful|ive|able|ible|ical|less)$/, penalty: 0.75 },
    { previous: /ly$/, penalty: 0.6 },
    { next: /^of$/, penalty: 0.7 },
    { next: /^(?:up|out|off|down|on|over)$/, penalty: 0.65 },
  ],
  abbreviations: list('mr mrs ms dr prof st jr sr vs etc e.g i.e a.m p.m u.s approx'),
}
