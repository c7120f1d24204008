import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowRight,
  IconBan,
  IconCheck,
  IconChevronDown,
  IconChevronsUp,
  IconChevronUp,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockOff,
  IconCircleHalf2,
  IconCircleX,
  IconClockPause,
  IconEqual,
  IconLock,
  IconPlayerSkipForward,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import type { ApprovalState, Outcome, Phase, Priority, TaskState } from '@/shared/api/types';
import {
  approvalStateName,
  outcomeName,
  outcomeTone,
  phaseName,
  priorityName,
  taskStateName,
} from '@/shared/lib/words';
import classes from './badge.module.css';

type Tone = 'good' | 'issues' | 'bad' | 'void';

/** The three colours of a phase, for whatever is drawn in it. */
export function phaseColors(phase: Phase): CSSProperties {
  return {
    '--badge-ink': `var(--phase-${phase}-ink)`,
    '--badge-tint': `var(--phase-${phase}-tint)`,
    '--badge-solid': `var(--phase-${phase}-solid)`,
  } as CSSProperties;
}

function toneColors(tone: Tone): CSSProperties {
  return {
    '--badge-ink': `var(--outcome-${tone}-ink)`,
    '--badge-tint': `var(--outcome-${tone}-tint)`,
  } as CSSProperties;
}

interface BadgeProps {
  icon?: Icon;
  tone?: Tone;
  style?: CSSProperties;
  plain?: boolean;
  children: ReactNode;
}

export function Badge({ icon: Mark, tone, style, plain, children }: BadgeProps) {
  return (
    <span
      className={plain ? `${classes.badge} ${classes.plain}` : classes.badge}
      style={{ ...(tone && toneColors(tone)), ...style }}
    >
      {Mark && <Mark size={13} stroke={2} aria-hidden />}
      <span className={classes.text}>{children}</span>
    </span>
  );
}

/** A stage in the colour of its phase: "CAB and owners" in authorization's. */
export function PhaseBadge({ phase, children }: { phase: Phase; children?: ReactNode }) {
  return (
    <span className={classes.badge} style={phaseColors(phase)}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.text}>{children ?? phaseName[phase]}</span>
    </span>
  );
}

const outcomeIcon: Record<Outcome, Icon> = {
  successful: IconCircleCheck,
  successful_with_issues: IconAlertTriangle,
  unsuccessful: IconCircleX,
  backed_out: IconArrowBackUp,
  cancelled: IconBan,
  rejected: IconX,
};

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  return (
    <Badge icon={outcomeIcon[outcome]} tone={outcomeTone[outcome]}>
      {outcomeName[outcome]}
    </Badge>
  );
}

/** Where there is no room for the word: it is there for screen readers, and on hovering. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const Mark = outcomeIcon[outcome];
  return (
    <span className={classes.mark} style={toneColors(outcomeTone[outcome])} title={outcomeName[outcome]}>
      <Mark size={16} stroke={2} aria-hidden />
      <span className="visually-hidden">{outcomeName[outcome]}</span>
    </span>
  );
}

const taskLook: Record<TaskState, { icon: Icon; tone: Tone }> = {
  blocked: { icon: IconCircleDashed, tone: 'void' },
  open: { icon: IconCircle, tone: 'void' },
  in_progress: { icon: IconCircleHalf2, tone: 'issues' },
  done: { icon: IconCheck, tone: 'good' },
  failed: { icon: IconCircleX, tone: 'bad' },
  skipped: { icon: IconPlayerSkipForward, tone: 'void' },
  cancelled: { icon: IconBan, tone: 'void' },
  closed: { icon: IconLock, tone: 'void' },
  handed_over: { icon: IconArrowRight, tone: 'void' },
};

export function TaskBadge({ state }: { state: TaskState }) {
  return (
    <Badge icon={taskLook[state].icon} tone={taskLook[state].tone}>
      {taskStateName[state]}
    </Badge>
  );
}

const approvalLook: Record<ApprovalState, { icon: Icon; tone: Tone }> = {
  asked: { icon: IconCircleDashed, tone: 'issues' },
  granted: { icon: IconCheck, tone: 'good' },
  rejected: { icon: IconX, tone: 'bad' },
  cancelled: { icon: IconBan, tone: 'void' },
  expired: { icon: IconClockOff, tone: 'bad' },
};

export function ApprovalBadge({ state }: { state: ApprovalState }) {
  return (
    <Badge icon={approvalLook[state].icon} tone={approvalLook[state].tone}>
      {approvalStateName[state]}
    </Badge>
  );
}

export function HoldBadge() {
  return (
    <Badge icon={IconClockPause} tone="issues">
      On hold
    </Badge>
  );
}

export function RestrictedBadge() {
  return (
    <Badge icon={IconLock} tone="void">
      Restricted
    </Badge>
  );
}

export function OverdueBadge() {
  return (
    <Badge icon={IconAlertTriangle} tone="bad">
      Overdue
    </Badge>
  );
}

const priorityIcon: Record<Priority, Icon> = {
  critical: IconChevronsUp,
  high: IconChevronUp,
  moderate: IconEqual,
  low: IconChevronDown,
  planning: IconChevronDown,
};

export function PriorityMark({ priority }: { priority: Priority }) {
  return (
    <Badge icon={priorityIcon[priority]} plain>
      {priorityName[priority]}
    </Badge>
  );
}
