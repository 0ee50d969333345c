/** Some of T's fields; one that is absent or `undefined` stays as it is. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined }
