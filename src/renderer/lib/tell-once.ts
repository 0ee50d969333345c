import { notifyFailure } from './notify.tsx'

/**
 * Tells of a change once it is made, also when the component that asked for it has gone meanwhile or has asked for another one: what is
 * given to `mutate` itself is then dropped, and with it the way back. Of a failure the mutation itself tells.
 *
 * @param change a removal has the options of `toldAtOnce`
 */
export function tellOnce<Result>(change: Promise<Result>, tell: (result: Result) => void): void {
  change.then(tell, () => undefined)
}

/**
 * The options of a mutation that does not wait for what is fetched after it: what takes a removal back is asked for when it is told of,
 * and would by then be something that was done later.
 */
export function toldAtOnce(refetch: () => Promise<unknown>) {
  return { onError: notifyFailure, onSettled: () => void refetch() }
}
