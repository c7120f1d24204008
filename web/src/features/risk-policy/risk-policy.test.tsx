import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RiskPolicy, RiskPolicyView } from '@/shared/api/types';
import * as fixtures from '@/test/fixtures';
import { heading, open, refusal } from '@/test/render';
import { server } from '@/test/server';

const api = (path: string) => `*/api/v1${path}`;
const row = { low: 'low', medium: 'medium', high: 'high' } as const;
const policy: RiskPolicy = {
  conditions: [
    {
      key: 'critical_service',
      title: 'A critical service is affected',
      level: 'medium',
      when: { all: [{ field: 'impact', op: 'is', values: ['high'] }], any: [] },
    },
  ],
  questions: [
    {
      key: 'tested',
      text: 'How well is it tested?',
      weight: 2,
      answers: [
        { key: 'staging', text: 'On staging', points: 0 },
        { key: 'not_tested', text: 'Not tested', points: 3 },
      ],
    },
  ],
  thresholds: { medium_from: 3, high_from: 5 },
  matrix: { low: row, medium: row, high: row },
  history: [{ of: 'services', months: 12, bad_from: 1, percent_from: 10, level: 'medium' }],
};
const shipped: RiskPolicyView = { version: 0, reason: '', most_points: 6, policy };
const newest: RiskPolicyView = { ...shipped, version: 1, reason: 'Too much was low.' };

let sent: { policy: RiskPolicy; reason?: string }[] = [];
const may = (...permissions: ('see' | 'manage_risk')[]) =>
  server.use(http.get(api('/session'), () => HttpResponse.json(fixtures.session('karin.dahl', permissions))));

beforeEach(() => {
  sent = [];
  may('see', 'manage_risk');
  const took = async (request: Request) => {
    sent.push((await request.json()) as (typeof sent)[number]);
  };
  server.use(
    http.get(api('/risk-policy'), () => HttpResponse.json(newest, { headers: { ETag: '"1"' } })),
    http.get(api('/risk-policy/versions/0'), () => HttpResponse.json(shipped)),
    http.get(api('/risk-policy/history'), () =>
      HttpResponse.json({
        items: [
          {
            position: 1,
            version: 1,
            at: '2027-01-11T11:00:00Z',
            type: 'risk_policy_changed',
            summary: 'Karin Dahl published version 1: thresholds.',
            comment: 'Too much was low.',
          },
        ],
      }),
    ),
    http.put(api('/risk-policy'), async ({ request }) => {
      await took(request);
      return HttpResponse.json({ ...newest, version: 2 });
    }),
    http.post(api('/risk-policy/preview'), async ({ request }) => {
      await took(request);
      const side = (level: string) => ({
        level,
        policy_version: 1,
        sources: [{ kind: 'questionnaire', key: 'q', title: 'Questions and impact', level, saw: 'Saw it.', lower: '' }],
      });
      return HttpResponse.json({ change: 'CHG-7', before: side('low'), after: side('high'), differs: [] });
    }),
  );
});

describe('the risk policy', () => {
  it('is edited and published with a reason', async () => {
    const { user } = open('/risk-policy');
    await heading('Risk policy');
    const question = await screen.findByLabelText('Question 1');
    await user.clear(question);
    await user.type(question, 'How was it tested?');
    await user.selectOptions(screen.getByLabelText('Risk of low impact and low likelihood'), 'Medium');
    await user.click(screen.getByRole('button', { name: 'Publish…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Publish version 2' });
    await user.type(within(dialog).getByLabelText(/^Reason/), 'Clearer.');
    await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]?.reason).toBe('Clearer.');
    expect(sent[0]?.policy.questions[0]?.text).toBe('How was it tested?');
    expect(sent[0]?.policy.matrix.low.low).toBe('medium');
    expect(sent[0]?.policy.conditions).toEqual(policy.conditions);
  });

  it('grows and shrinks by questions, answers, conditions and rules', async () => {
    const { user } = open('/risk-policy');
    await user.click(await screen.findByRole('button', { name: 'Add a question' }));
    await user.type(screen.getByLabelText('Question 2'), 'Is it new?');
    await user.click(screen.getByRole('button', { name: 'Move question 2 up' }));
    expect(screen.getByLabelText('Question 1')).toHaveValue('Is it new?');
    await user.click(screen.getByRole('button', { name: 'Take question 2 away' }));
    expect(screen.queryByDisplayValue('How well is it tested?')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take condition 1 away' }));
    expect(screen.getByText('No condition is looked at.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.getByLabelText('Question 1')).toHaveValue('How well is it tested?');
    expect(screen.queryByRole('button', { name: 'Publish…' })).not.toBeInTheDocument();
  });

  it('says at its place what does not do', async () => {
    server.use(
      http.put(api('/risk-policy'), () =>
        refusal(422, {
          title: 'It does not do.',
          errors: [{ pointer: '/thresholds/high_from', detail: 'High begins above medium.' }],
        }),
      ),
    );
    const { user } = open('/risk-policy');
    const high = await screen.findByLabelText('High from');
    await user.clear(high);
    await user.type(high, '1');
    await user.click(screen.getByRole('button', { name: 'Publish…' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'Clearer.');
    await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
    await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('High begins above medium.')).toBeInTheDocument();
  });

  it('is tried on a change before it counts', async () => {
    const { user } = open('/risk-policy');
    await user.type(await screen.findByLabelText('Try it on a change'), 'CHG-7');
    await user.click(screen.getByRole('button', { name: 'Try' }));
    const after = await screen.findByRole('region', { name: 'CHG-7 by what stands here' });
    expect(within(after).getByText('High')).toBeInTheDocument();
    expect(sent[0]?.policy).toEqual(policy);
  });

  it('shows former versions, to be published anew', async () => {
    const { user } = open('/risk-policy');
    await user.click(await screen.findByRole('button', { name: 'Look at version 0' }));
    expect(await screen.findByText('You look at version 0')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Back to version 1' }));
    expect(screen.queryByText('You look at version 0')).not.toBeInTheDocument();
  });

  it('puts answers in another order', async () => {
    const { user } = open('/risk-policy');
    await user.click(await screen.findByRole('button', { name: 'Move answer 2 to question 1 up' }));
    expect(screen.getByLabelText('Answer 1 to question 1')).toHaveValue('Not tested');
    await user.type(screen.getByLabelText('Try it on a change'), 'CHG-7');
    await user.click(screen.getByRole('button', { name: 'Try' }));
    await expect
      .poll(() => sent[0]?.policy.questions[0]?.answers.map((one) => one.key))
      .toEqual(['not_tested', 'staging']);
  });

  it('asks before edits are lost to another version', async () => {
    const asked = vi.spyOn(window, 'confirm').mockReturnValue(false);
    const { user } = open('/risk-policy');
    await user.type(await screen.findByLabelText('Question 1'), ' Really?');
    await user.click(screen.getByRole('button', { name: 'Look at version 0' }));
    expect(asked).toHaveBeenCalledOnce();
    expect(screen.getByLabelText('Question 1')).toHaveValue('How well is it tested? Really?');
    asked.mockReturnValue(true);
    await user.click(screen.getByRole('button', { name: 'Look at version 0' }));
    expect(await screen.findByText('You look at version 0')).toBeInTheDocument();
    asked.mockRestore();
  });

  it('keeps edits where somebody else publishes meanwhile', async () => {
    const { user, client } = open('/risk-policy');
    const question = await screen.findByLabelText('Question 1');
    await user.type(question, ' Really?');
    const theirs = { ...newest, version: 2, reason: 'Theirs.', policy: { ...policy, history: [] } };
    server.use(http.get(api('/risk-policy'), () => HttpResponse.json(theirs, { headers: { ETag: '"2"' } })));
    await client.invalidateQueries({ queryKey: ['risk-policy'] });
    expect(await screen.findByText('Version 2 was published meanwhile')).toBeInTheDocument();
    expect(screen.getByLabelText('Question 1')).toHaveValue('How well is it tested? Really?');
    await user.click(screen.getByRole('button', { name: 'Discard mine and show version 2' }));
    expect(screen.getByLabelText('Question 1')).toHaveValue('How well is it tested?');
    expect(screen.queryByText('Version 2 was published meanwhile')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Publish…' })).not.toBeInTheDocument();
  });

  it('is only read by those who may not edit it', async () => {
    may('see');
    open('/risk-policy');
    expect(await screen.findByLabelText('Question 1')).toBeDisabled();
    expect(screen.queryByLabelText('Try it on a change')).not.toBeInTheDocument();
  });
});
