/** What libraries are called where several are offered: by their folders, and by the ones above where the names are the same. */
export function libraryNames(paths: readonly string[]): { path: string; name: string }[] {
  const parts = paths.map((path) => path.split(/[\\/]/).filter(Boolean))
  return paths.map((path, index) => {
    const own = parts[index] ?? []
    let length = 1
    const nameOf = (all: readonly string[]) => all.slice(-length).join('/')
    const isShared = () =>
      parts.some((other, place) => place !== index && nameOf(other) === nameOf(own)) && length < own.length
    while (isShared()) length += 1
    return { path, name: nameOf(own) || path }
  })
}
