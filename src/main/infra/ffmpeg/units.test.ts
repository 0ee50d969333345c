import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lists, majorOf, versionOf } from './capabilities.ts'
import { createPeakMeter } from './peaks.ts'
import { fitted } from './proxy.ts'
import { parseProgressLine } from './run.ts'
import { signatureOf } from './sniff.ts'

describe('what ffmpeg says of itself', () => {
  it.each([
    ['ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026', '5.1.9-0+deb12u1', 5],
    ['ffmpeg version n7.1 Copyright', 'n7.1', 7],
    ['ffmpeg version 3.4.11-0ubuntu0.1 Copyright', '3.4.11-0ubuntu0.1', 3],
    [
      'ffmpeg version N-47683-g0e8eb07980-static https://johnvansickle.com',
      'N-47683-g0e8eb07980-static',
      null,
    ],
    ['ffmpeg version 2024-05-01-git-deadbeef-full_build', '2024-05-01-git-deadbeef-full_build', null],
    ['v24.21.0', null, null],
  ])('%s', (banner, version, major) => {
    expect(versionOf(banner)).toBe(version)
    if (version) expect(majorOf(version)).toBe(major)
  })

  it('finds a filter by its whole name only', () => {
    const listing = ' ... ebur128  A->N  EBU R128 scanner.\n T.. bass  A->A  Boost. ass\n'
    expect(lists(listing, 'ebur128')).toBe(true)
    expect(lists(listing, 'ass')).toBe(false)
  })

  it('reads progress in microseconds under its misleading name, and passes over the rest', () => {
    expect(parseProgressLine('out_time_ms=1234567')).toBe(1234)
    expect(parseProgressLine('out_time_ms=N/A')).toBeNull()
    expect(parseProgressLine('out_time_ms=-21333')).toBeNull()
    expect(parseProgressLine('out_time=00:00:01.234567')).toBeNull()
  })
})

describe('peaks', () => {
  it('do not depend on how the pipe cuts the samples', () => {
    const samples = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 400 })
    fc.assert(
      fc.property(samples, fc.array(fc.integer({ min: 1, max: 50 })), (values, cuts) => {
        const whole = Float32Array.from(values)
        const expected: number[] = []
        for (let at = 0; at < whole.length; at += 16) {
          const slice = [...whole.subarray(at, at + 16)].map(Math.abs)
          expected.push(Math.round(Math.max(...slice) * 255))
        }
        const meter = createPeakMeter(16)
        let at = 0
        for (const cut of cuts) {
          meter.add(whole.subarray(at, at + cut))
          at += cut
        }
        meter.add(whole.subarray(at))
        meter.finish()
        expect(meter.peaks).toEqual(expected)
      }),
    )
  })

  it('stay within a byte when the sound is over full scale', () => {
    const meter = createPeakMeter(1)
    meter.add(Float32Array.of(-1.7))
    expect(meter.peaks).toEqual([255])
  })
})

describe('fitted', () => {
  it('gives even sides within the limit, never larger, in nearly the same shape', () => {
    const side = fc.integer({ min: 16, max: 8192 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = fitted(width, height, 1280)
        expect([size.width % 2, size.height % 2]).toEqual([0, 0])
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(1280)
        const scale = Math.min(1, 1280 / Math.max(width, height))
        expect(Math.abs(size.width - Math.max(2, width * scale))).toBeLessThanOrEqual(1)
        expect(Math.abs(size.height - Math.max(2, height * scale))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each([
    [1920, 1080, 1280, 720],
    [1080, 1920, 720, 1280],
    [3840, 2160, 1280, 720],
    [320, 180, 320, 180],
  ])('%i x %i becomes %i x %i', (width, height, fitWidth, fitHeight) => {
    expect(fitted(width, height, 1280)).toEqual({ width: fitWidth, height: fitHeight })
  })
})

describe('signatureOf', () => {
  it.each([
    ['0000001c667479706d703432', 'iso'],
    ['1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'webm'],
    ['1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'matroska'],
    ['0000000877696465', 'iso'],
    ['0000001c6674797068656963', null],
    ['52494646240000005741564566', 'riff'],
    ['6a757374207465787420', null],
    ['', null],
  ])('%s is %s', (hex, signature) => {
    expect(signatureOf(Buffer.from(hex, 'hex'))).toBe(signature)
  })
})
