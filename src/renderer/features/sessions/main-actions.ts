/** What the large key on the set does next, by where the sitting stands. */
export const onSetMainActions = ['start', 'ask', 'next', 'ask_free', 'last'] as const
export type OnSetMainAction = (typeof onSetMainActions)[number]
