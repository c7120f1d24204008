import { IconAlertTriangle, IconCircleDashed, IconEqual, IconChevronDown } from '@tabler/icons-react';
import type { RiskLevel } from '@/shared/api/types';
import { levelName } from '@/shared/lib/words';
import { Badge } from './badge';

const marks = {
  low: { icon: IconChevronDown, tone: 'good' },
  medium: { icon: IconEqual, tone: 'issues' },
  high: { icon: IconAlertTriangle, tone: 'bad' },
} as const;

/** The risk as a word and a sign, never by colour alone. */
export function RiskMark({ level }: { level?: RiskLevel | undefined }) {
  if (!level) return <Badge icon={IconCircleDashed}>Not assessed</Badge>;
  return (
    <Badge icon={marks[level].icon} tone={marks[level].tone}>
      {levelName[level]}
    </Badge>
  );
}
