import { expect, test as plain } from '@playwright/test'
import { addJitter } from './jitter.ts'

const asked = process.env.IZ_JITTER

/**
 * The scenarios' `test`: an error in a page that nobody caught fails the scenario. `IZ_JITTER=1` runs them on a computer that is slow by chance; any other number is the seed of a run that is
 * to be had again.
 */
export const test = plain.extend({
  context: async ({ context }, use, info) => {
    if (asked) {
      const seed = asked === '1' ? Math.floor(Math.random() * 2 ** 31) : Number(asked)
      info.annotations.push({ type: 'jitter', description: String(seed) })
      console.info(`${info.title}: IZ_JITTER=${seed}`)
      await addJitter(context, seed)
    }
    const errors: string[] = []
    context.on('weberror', (one) => errors.push(String(one.error().stack ?? one.error())))
    await use(context)
    expect(errors, 'errors that nobody caught').toEqual([])
  },
})
