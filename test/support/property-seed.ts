import fc from 'fast-check'

/**
 * Property tests try the same cases in every run, so that a change is judged by what it changed. `IZ_SEED=<number>` tries others, and
 * `IZ_SEED=random` new ones each time; what they find belongs into a test of its own.
 */
const asked = process.env.IZ_SEED ?? '20261124'
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) })
