import type { LinkKind } from '@/shared/api/types';

/** The kinds in the order in which they are shown, each with what it means for the two changes. */
export const linkKinds: { kind: LinkKind; words: string; heading: string; meaning: string }[] = [
  {
    kind: 'contingency_of',
    words: 'is a contingency of',
    heading: 'Contingency of',
    meaning: 'The other change has called it; it closes once what this one requires is done.',
  },
  {
    kind: 'part_of',
    words: 'is part of',
    heading: 'Part of',
    meaning: 'The other change is its parent: it closes only after this one, and ends this one when it is cancelled.',
  },
  {
    kind: 'parent_of',
    words: 'is the parent of',
    heading: 'Child changes',
    meaning: 'This change closes only after the other one, and ends it when it is cancelled.',
  },
  {
    kind: 'depends_on',
    words: 'depends on',
    heading: 'Depends on',
    meaning: 'Where its process says so, this change waits until the other has come far enough.',
  },
  {
    kind: 'blocks',
    words: 'blocks',
    heading: 'Blocks',
    meaning: 'The other change depends on this one.',
  },
  {
    kind: 'fixes',
    words: 'fixes',
    heading: 'Fixes',
    meaning: 'This change repairs what the other one broke, or what the ticket tells of.',
  },
  {
    kind: 'fixed_by',
    words: 'is fixed by',
    heading: 'Fixed by',
    meaning: 'The other change repairs what this one broke.',
  },
  {
    kind: 'caused_by',
    words: 'was caused by',
    heading: 'Caused by',
    meaning: 'Without the other one, this change would not be needed.',
  },
  {
    kind: 'causes',
    words: 'caused',
    heading: 'Caused',
    meaning: 'Without this change, the other one would not be needed.',
  },
  {
    kind: 'follow_up_of',
    words: 'follows up on',
    heading: 'Follows up on',
    meaning: 'This change does what the other one left to be done.',
  },
  {
    kind: 'followed_up_by',
    words: 'is followed up by',
    heading: 'Followed up by',
    meaning: 'The other change does what this one left to be done.',
  },
  {
    kind: 'duplicates',
    words: 'duplicates',
    heading: 'Duplicates',
    meaning: 'Both ask for the same; the other one goes on.',
  },
  {
    kind: 'duplicated_by',
    words: 'is duplicated by',
    heading: 'Duplicated by',
    meaning: 'Both ask for the same; this one goes on.',
  },
  {
    kind: 'has_contingency',
    words: 'has the contingency',
    heading: 'Its contingencies',
    meaning: 'This change has called the other one, and closes once what that one requires is done.',
  },
];

/** Made by Sluice when a contingency is started; nobody makes such a link by hand, or takes it away. */
export const joinsContingency = (kind: LinkKind) => kind === 'contingency_of' || kind === 'has_contingency';

/** A ticket elsewhere neither waits for a change here nor ends with it. */
export const bindsOther = (kind: LinkKind) => kind === 'blocks' || kind === 'part_of' || kind === 'parent_of';
