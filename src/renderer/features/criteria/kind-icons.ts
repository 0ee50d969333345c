import {
  type Icon,
  IconCalendar,
  IconCircleDot,
  IconListCheck,
  IconNumbers,
  IconToggleLeft,
} from '@tabler/icons-react'
import type { CriterionKind } from '#shared/api/criteria.ts'

export const kindIcons: Record<CriterionKind, Icon> = {
  yes_no: IconToggleLeft,
  number: IconNumbers,
  one_of: IconCircleDot,
  several_of: IconListCheck,
  date: IconCalendar,
}
