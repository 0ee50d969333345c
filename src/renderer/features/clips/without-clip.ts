/** The address once a clip is gone. Another one may have been chosen before the library had answered: that one stays. */
export function withoutClip(params: URLSearchParams, id: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (next.get('clip') === id) next.delete('clip')
  return next
}
