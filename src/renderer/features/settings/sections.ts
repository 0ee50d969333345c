import { type Icon, IconAdjustments, IconFolder, IconMicrophone, IconStethoscope } from '@tabler/icons-react'

/** The parts of the settings; each has an address `/settings/<id>`. */
export const settingsSections = [
  { id: 'general', icon: IconAdjustments },
  { id: 'library', icon: IconFolder },
  { id: 'models', icon: IconMicrophone },
  { id: 'diagnostics', icon: IconStethoscope },
] as const satisfies readonly { id: string; icon: Icon }[]
