import {
  IconArrowForward,
  IconCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconMicrophone,
  type Icon,
} from '@tabler/icons-react';
import { Badge } from '@/shared/ui/badge';
import { itemText, meetingStateName } from './words';
import type { AgendaItem, ItemState, MeetingState } from './types';

const look: Record<ItemState, { icon: Icon; tone: 'good' | 'issues' | 'void' }> = {
  waiting: { icon: IconCircleDashed, tone: 'void' },
  current: { icon: IconMicrophone, tone: 'issues' },
  decided: { icon: IconCheck, tone: 'good' },
  postponed: { icon: IconArrowForward, tone: 'void' },
  passed: { icon: IconCircleHalf2, tone: 'issues' },
};

export function ItemBadge({ item }: { item: Pick<AgendaItem, 'state' | 'ahead'> }) {
  const { icon, tone } = look[item.state];
  return (
    <Badge icon={icon} tone={tone}>
      {itemText(item)}
    </Badge>
  );
}

const tones: Record<MeetingState, 'good' | 'issues' | 'void'> = {
  planned: 'void',
  live: 'issues',
  closed: 'good',
  cancelled: 'void',
};

export function MeetingBadge({ state }: { state: MeetingState }) {
  return <Badge tone={tones[state]}>{meetingStateName[state]}</Badge>;
}
