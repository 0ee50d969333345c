import type { IConfiguration } from 'dependency-cruiser'

declare const config: IConfiguration & { forbidden: NonNullable<IConfiguration['forbidden']> }
export default config
