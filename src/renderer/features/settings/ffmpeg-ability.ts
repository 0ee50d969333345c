/** What the report says of an ffmpeg, by the name of the part that does it. */
export const ffmpegAbilities = ['version', 'libass', 'libx264', 'zscale'] as const
export type FfmpegAbility = (typeof ffmpegAbilities)[number]
