/**
 * A second of sound that is the same on every machine, 16 kHz mono: a hum of 120 Hz with its overtones, swelling four times as syllables
 * do, so that an engine has something to work on.
 */
export function probeSound(): Float32Array {
  return Float32Array.from({ length: 16_000 }, (_, i) => {
    const seconds = i / 16_000
    const swell = Math.sin(Math.PI * ((4 * seconds) % 1)) ** 2
    let sum = 0
    for (let overtone = 1; overtone <= 20; overtone++) {
      const formant = Math.exp(-(((overtone * 120 - 600 - 400 * seconds) / 350) ** 2))
      sum += formant * Math.sin(2 * Math.PI * 120 * overtone * seconds)
    }
    return 0.2 * swell * sum
  })
}
