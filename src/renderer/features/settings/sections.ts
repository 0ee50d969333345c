import {
  type Icon,
  IconAdjustments,
  IconFolder,
  IconInfoCircle,
  IconMicrophone,
  IconStethoscope,
} from '@tabler/icons-react'

/** The parts of the settings; each has an address `/settings/<id>`. */
export const settingsSections = [
  { id: 'general', icon: IconAdjustments },
  { id: 'library', icon: IconFolder },
  { id: 'models', icon: IconMicrophone },
  { id: 'diagnostics', icon: IconStethoscope },
  { id: 'about', icon: IconInfoCircle },
] as const satisfies readonly { id: string; icon: Icon }[]
