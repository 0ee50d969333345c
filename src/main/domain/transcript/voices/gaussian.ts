/** Sums over frames from which a Gaussian is made: their number, sum and upper triangle of products. */
export interface Moments {
  count: number
  sum: Float64Array
  /** Row by row, columns from the row's own on. */
  products: Float64Array
}

export function emptyMoments(size: number): Moments {
  return { count: 0, sum: new Float64Array(size), products: new Float64Array((size * (size + 1)) / 2) }
}

/** Adds one vector: `size` values of `values` from `at` on. */
export function addVector(moments: Moments, values: Float32Array, at: number): void {
  const size = moments.sum.length
  moments.count += 1
  for (let i = 0, p = 0; i < size; i++) {
    const value = values[at + i]!
    moments.sum[i]! += value
    for (let j = i; j < size; j++) moments.products[p++]! += value * values[at + j]!
  }
}

export function joined(a: Moments, b: Moments): Moments {
  const plus = (one: Float64Array, other: Float64Array) => one.map((value, i) => value + other[i]!)
  return {
    count: a.count + b.count,
    sum: plus(a.sum, b.sum),
    products: plus(a.products, b.products),
  }
}

/**
 * Half of the count times the log determinant of the covariance: what frames cost, up to a constant, under the Gaussian that fits
 * them best. `floor` is added to each variance.
 */
export function spread(moments: Moments, floor: number): number {
  const { count, sum, products } = moments
  const size = sum.length
  if (count === 0) return 0
  const matrix = new Float64Array(size * size)
  for (let i = 0, p = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = products[p++]! / count - (sum[i]! / count) * (sum[j]! / count)
      matrix[j * size + i] = i === j ? value + floor : value
    }
  }
  return (count / 2) * logDeterminant(matrix, size)
}

/** By Cholesky decomposition of the lower triangle, in place. */
function logDeterminant(matrix: Float64Array, size: number): number {
  let log = 0
  for (let j = 0; j < size; j++) {
    let pivot = matrix[j * size + j]!
    for (let k = 0; k < j; k++) pivot -= matrix[j * size + k]! ** 2
    pivot = Math.max(pivot, 1e-9)
    log += Math.log(pivot)
    const root = Math.sqrt(pivot)
    matrix[j * size + j] = root
    for (let i = j + 1; i < size; i++) {
      let value = matrix[i * size + j]!
      for (let k = 0; k < j; k++) value -= matrix[i * size + k]! * matrix[j * size + k]!
      matrix[i * size + j] = value / root
    }
  }
  return log
}
