import { api, path } from '@/shared/api/client';
import type { Decision, Magnitude, Outcome, Possible } from '@/shared/api/types';

/** An act on a change, and what is needed besides: from the list that the server says is possible now. */
export interface ActRequest extends Possible {
  change: string;
  /** What it is about: "CHG-12 PostgreSQL 16.15 behind Billing". */
  about: string;
  /** Of an approval: the content that the person has before them. */
  digest?: string;
  /** Of an approval: it was edited since it was asked before. */
  askedAgain?: boolean;
  /** Of the change: who sees it now. */
  visibility?: { restricted: boolean; visibleTo: string[] };
  /** Of the change: how it was declared to have ended. */
  ended?: { outcome?: Outcome | undefined; magnitude?: Magnitude | undefined };
}

export interface ActInput {
  text: string;
  person?: string | null;
  /** Of an approval: on what, and who sees to it. */
  condition?: { text: string; owner: string | null } | undefined;
  outcome?: Outcome;
  magnitude?: Magnitude;
  restricted?: boolean;
  visibleTo?: string[];
}

interface Spec {
  /** Does a text belong to it; "now": no question at all. */
  reason: 'required' | 'optional' | 'now';
  danger?: boolean;
  label?: string;
  /** A person has to be named; how they are asked for. */
  person?: string;
  /** Whether a group does in a person's place. */
  orGroup?: boolean;
  consequence?: string;
  /** It may start contingencies: what it starts is foreseen in its dialog, and told afterwards. */
  calls?: boolean;
  /** What has happened, in a few words. */
  done: (request: ActRequest) => string;
  send: (request: ActRequest, input: ActInput, me: string) => Promise<unknown>;
}

const onChange = (request: ActRequest, part: string, body: unknown) =>
  api.post(path('/changes', request.change, part), { body });
const declare: Spec['send'] = (r, i) =>
  onChange(r, 'outcome', { outcome: i.outcome, comment: i.text || undefined, magnitude: i.magnitude });
const onTask = (part: string) => (request: ActRequest, input: ActInput) =>
  api.post(path('/changes', request.change, 'tasks', request.target, part), {
    body: { note: input.text || undefined },
  });
const deciding = (decision: Decision) => (request: ActRequest, input: ActInput) =>
  api.post(path('/changes', request.change, 'approvals', request.target, 'decisions'), {
    body: {
      decision,
      comment: input.text || undefined,
      digest: request.digest,
      ...(input.condition && { condition: input.condition }),
    },
  });
/** What an act on a part of an approval is about: "cab/3" is the third of the approval cab. */
const part = ({ target }: ActRequest) => {
  const at = target.indexOf('/');
  return { key: target.slice(0, at), rest: target.slice(at + 1) };
};
const onApproval = (request: ActRequest, of: string, body: unknown = {}) =>
  api.post(path('/changes', request.change, 'approvals', request.target, of), { body });
const conditionOf = ({ change, target }: ActRequest, of: string) =>
  path('/changes', change, 'conditions', target.replace('condition-', ''), of);

export const acts: Record<string, Spec> = {
  advance: { reason: 'now', done: ({ change }) => `${change} goes on`, send: (r) => onChange(r, 'transitions', {}) },
  back: {
    reason: 'required',
    label: 'Why does it go back?',
    consequence: 'Work of the stages after that one is asked for again. The reason is kept in the history.',
    done: ({ change }) => `${change} went back`,
    send: (r, i) => onChange(r, 'transitions', { to: r.target, comment: i.text }),
  },
  hold: {
    reason: 'required',
    consequence: 'Nothing moves forward until somebody resumes it. Its tasks and approvals say that it is on hold.',
    done: ({ change }) => `${change} is on hold`,
    send: (r, i) => onChange(r, 'hold', { reason: i.text }),
  },
  resume: { reason: 'now', done: ({ change }) => `${change} goes on`, send: (r) => onChange(r, 'resume', {}) },
  cancel: {
    reason: 'required',
    danger: true,
    calls: true,
    consequence:
      'The change ends as cancelled, and with it its open tasks and those of its child changes that are not deployed. This cannot be taken back.',
    done: ({ change }) => `${change} is cancelled`,
    send: (r, i) => onChange(r, 'cancellation', { reason: i.text }),
  },
  reject: {
    reason: 'required',
    danger: true,
    consequence: 'The change ends as rejected, for good. To let its owner improve it, send it back instead.',
    done: ({ change }) => `${change} is rejected`,
    send: (r, i) => onChange(r, 'rejection', { reason: i.text }),
  },
  declare_outcome: {
    reason: 'optional',
    calls: true,
    done: ({ change }) => `The outcome of ${change} is declared`,
    send: declare,
  },
  alter_outcome: {
    reason: 'required',
    calls: true,
    label: 'Why is it altered?',
    consequence: 'What was started by the outcome before goes on; cancel there what is not needed any more.',
    done: ({ change }) => `The outcome of ${change} is altered`,
    send: declare,
  },
  watch: {
    reason: 'now',
    done: ({ change }) => `You watch ${change}`,
    send: (r, _i, me) => api.put(path('/changes', r.change, 'watchers', me)),
  },
  unwatch: {
    reason: 'now',
    done: ({ change }) => `You no longer watch ${change}`,
    send: (r, _i, me) => api.delete(path('/changes', r.change, 'watchers', me)),
  },
  restrict: {
    reason: 'optional',
    done: ({ change }) => `Who sees ${change} is altered`,
    send: (r, i) =>
      api.put(path('/changes', r.change, 'visibility'), {
        body: { restricted: i.restricted ?? false, visible_to: i.visibleTo ?? [] },
      }),
  },
  assign: {
    reason: 'optional',
    done: ({ target }) => `${target} is handed out anew`,
    send: (r, i) => api.patch(path('/changes', r.change, 'tasks', r.target), { body: { assignee: i.person ?? null } }),
  },
  claim: { reason: 'now', done: ({ target }) => `You took ${target}`, send: onTask('claim') },
  start: { reason: 'now', done: ({ target }) => `You started ${target}`, send: onTask('start') },
  finish: {
    reason: 'optional',
    label: 'Note (what was done, what others should know)',
    done: ({ target }) => `${target} is done`,
    send: onTask('finish'),
  },
  fail: {
    reason: 'required',
    danger: true,
    label: 'What went wrong?',
    consequence: 'The change waits until the task is reopened and finished, or until the change goes back.',
    done: ({ target }) => `${target} is marked as failed`,
    send: onTask('failure'),
  },
  skip: {
    reason: 'required',
    label: 'Why is it not needed?',
    done: ({ target }) => `${target} is skipped`,
    send: onTask('skip'),
  },
  reopen: {
    reason: 'required',
    label: 'Why is it opened again?',
    done: ({ target }) => `${target} is open again`,
    send: onTask('reopen'),
  },
  approve: { reason: 'optional', done: ({ change }) => `You approved ${change}`, send: deciding('approve') },
  reject_approval: {
    reason: 'required',
    danger: true,
    label: 'What stands against it?',
    done: ({ change }) => `You rejected ${change}`,
    send: deciding('reject'),
  },
  abstain: { reason: 'optional', done: ({ change }) => `You abstained on ${change}`, send: deciding('abstain') },
  add_approver: {
    reason: 'required',
    person: 'Who is asked, too',
    orGroup: true,
    consequence:
      'Whom a change manager asks counts like those whom the process asks. Whom the owner asks has to agree besides them.',
    done: ({ change }) => `Somebody else is asked on ${change}`,
    send: (r, i) => onApproval(r, 'approvers', { who: i.person, reason: i.text }),
  },
  remove_approver: {
    reason: 'optional',
    done: ({ change }) => `They are no longer asked on ${change}`,
    send: (r, i) =>
      api.delete(path('/changes', r.change, 'approvals', part(r).key, 'approvers', part(r).rest), {
        query: { reason: i.text },
      }),
  },
  delegate: {
    reason: 'optional',
    person: 'Who decides for you',
    consequence: 'In this approval only. It is shown that they decide for you. For an absence, see your profile.',
    done: () => 'They may decide for you',
    send: (r, i) => onApproval(r, 'delegations', { to: i.person, reason: i.text || undefined }),
  },
  take_back_delegation: {
    reason: 'now',
    done: () => 'They no longer decide for you',
    send: (r) => {
      const [from = '', to = ''] = part(r).rest.split('/');
      return api.delete(path('/changes', r.change, 'approvals', part(r).key, 'delegations', to), { query: { from } });
    },
  },
  ask: {
    reason: 'required',
    label: 'What do you want to know?',
    consequence: 'Nobody decides, and no clock runs, until it is answered.',
    done: ({ change }) => `Your question about ${change} is asked`,
    send: (r, i) => onApproval(r, 'questions', { text: i.text }),
  },
  answer_question: {
    reason: 'required',
    label: 'Your answer',
    done: () => 'The question is answered',
    send: (r, i) =>
      api.post(path('/changes', r.change, 'approvals', part(r).key, 'questions', part(r).rest, 'answer'), {
        body: { text: i.text },
      }),
  },
  withdraw_question: {
    reason: 'now',
    done: () => 'The question is withdrawn',
    send: (r) => api.delete(path('/changes', r.change, 'approvals', part(r).key, 'questions', part(r).rest)),
  },
  remind: { reason: 'now', done: () => 'They are reminded', send: (r) => onApproval(r, 'reminders') },
  ask_again: { reason: 'now', done: () => 'It is asked again', send: (r) => onApproval(r, 'asking') },
  meet_condition: {
    reason: 'optional',
    label: 'How it was met',
    done: () => 'The condition is met',
    send: (r, i) => api.post(conditionOf(r, 'met'), { body: { note: i.text || undefined } }),
  },
  reopen_condition: {
    reason: 'required',
    label: 'Why is it not met after all?',
    done: () => 'The condition is open again',
    send: (r, i) => api.delete(conditionOf(r, 'met'), { query: { reason: i.text } }),
  },
  hand_condition: {
    reason: 'required',
    person: 'Who sees to it',
    done: () => 'The condition is handed on',
    send: (r, i) => api.post(conditionOf(r, 'owner'), { body: { owner: i.person, reason: i.text } }),
  },
  withdraw: {
    reason: 'required',
    consequence: 'Your decision counts no more, and you are asked again.',
    done: ({ change }) => `You withdrew your decision on ${change}`,
    send: (r, i) =>
      api.delete(path('/changes', r.change, 'approvals', r.target, 'decisions', 'mine'), {
        query: { reason: i.text },
      }),
  },
};

/** Acts that a button or the palette can run; the others are done where their thing stands. */
export function runnable(possible: Possible): boolean {
  return possible.act in acts;
}

export function isDanger(act: string): boolean {
  return acts[act]?.danger ?? false;
}
