/** The words of the trade in a line each, for hovering and for the help page. */
export const glossary: { term: string; also?: string; meaning: string }[] = [
  {
    term: 'agenda',
    meaning:
      'The changes that come before a meeting of the CAB. It fills itself with what asks the board, the weightiest first, each with the reasons for its place.',
  },
  {
    term: 'approval',
    meaning:
      'One question put to approvers, with a rule that says when it is granted. It is of an exact content: an edit of what it covers withdraws it.',
  },
  {
    term: 'backout plan',
    also: 'rollback',
    meaning: 'The ordered way back if the change does not work, with who decides and whom to call.',
  },
  {
    term: 'CAB',
    also: 'change advisory board',
    meaning: 'The change advisory board: the people who weigh the risk of a change and say whether it may go ahead.',
  },
  {
    term: 'change',
    also: 'RFC, request for change',
    meaning: 'One request to alter something that people rely on, from the asking to the review. Numbered CHG-n.',
  },
  {
    term: 'change manager',
    meaning:
      'Looks after all changes: names people, holds, rejects and cancels. Cannot approve in somebody else’s place.',
  },
  {
    term: 'child change',
    meaning:
      'A change that is part of another, its parent. The parent closes after it, and ends it when it is cancelled.',
  },
  {
    term: 'condition',
    meaning:
      'A comparison of a field with a value. It says where a stage, a task, an approval or a form field applies; what is not known yet leaves nothing out.',
  },
  { term: 'contingency', meaning: 'A process that starts when a change ends badly, such as finding the root cause.' },
  {
    term: 'duty',
    meaning:
      'What somebody did on a change: request, assess, develop, test, approve, deploy or review. Some duties must be held by different people.',
  },
  { term: 'evidence', meaning: 'A result that shows that a test or analysis was done, with its verdict.' },
  {
    term: 'expected result',
    meaning:
      'Something that will be true afterwards and that somebody can check. Testing, verification and the review answer them one by one.',
  },
  {
    term: 'form',
    also: 'custom fields',
    meaning: 'What a process asks beside the fields that every change has. Its answers decide what applies.',
  },
  { term: 'freeze', also: 'blackout', meaning: 'A time in which nothing may be deployed.' },
  {
    term: 'gate',
    meaning:
      'A condition on leaving a stage, such as “all tasks done” or “the CAB has approved”. A change stays where it is until every gate holds.',
  },
  {
    term: 'link',
    meaning:
      'That a change is related to another, or to a ticket elsewhere: it depends on it, blocks, fixes or duplicates it, follows up on it or is part of it. It stands on both changes.',
  },
  {
    term: 'outcome',
    meaning: 'How a change ended: successful, successful with issues, unsuccessful, backed out, cancelled or rejected.',
  },
  {
    term: 'phase',
    meaning: 'One of nine fixed kinds of stage, the same for every process, so that changes can be compared.',
  },
  {
    term: 'process',
    also: 'change model',
    meaning:
      'The versioned model that says how changes of a kind run: stages, tasks, approvals and gates. A change keeps the version it started with.',
  },
  {
    term: 'review',
    also: 'PIR, post-implementation review',
    meaning: 'Looks back, usually 90 days after deployment: did it do what it was meant to do?',
  },
  {
    term: 'schedule',
    also: 'recurring change',
    meaning:
      'What opens a change by itself at a later time, once or by a rule: in local time, so that a window stays at its hour whatever the clocks do.',
  },
  {
    term: 'service',
    also: 'configuration item, CI',
    meaning: 'A thing that changes touch: an application, database, server or network, with owners and dependencies.',
  },
  { term: 'stage', meaning: 'A step of a process, named by its author. Each stage is of one phase.' },
  { term: 'standard change', meaning: 'A change that is low in risk, well known and approved beforehand.' },
  { term: 'task', meaning: 'A piece of work that belongs to a change. Numbered TSK-n.' },
  { term: 'verifier', meaning: 'Somebody who will try the expected results after the deployment.' },
  { term: 'window', meaning: 'The time in which a deployment may run.' },
];

export function meaningOf(term: string): string | undefined {
  return glossary.find((g) => g.term.toLowerCase() === term.toLowerCase())?.meaning;
}
