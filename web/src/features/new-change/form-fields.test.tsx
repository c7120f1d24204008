import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AnsweredField, NewChange } from '@/shared/api/types';
import { change, form, process, unmet } from '@/test/fixtures';
import { open, refusal, watch } from '@/test/render';

/** The server as it is with a form: downtime is asked for where the effect is that nothing is available. */
function server() {
  const shownTo = (answers: Record<string, unknown>): AnsweredField[] =>
    form.map((f) => {
      const shown = f.key !== 'downtime' || answers.largest_effect === 'down';
      return f.key in answers ? { ...f, shown, answer: answers[f.key] } : { ...f, shown };
    });
  return watch('post', '/changes/preview', ({ body }) => {
    const answers = (body as NewChange).form ?? {};
    const missing = answers.largest_effect
      ? []
      : [unmet({ gate: 'fields', key: 'largest_effect', title: 'The effect' })];
    return {
      process: process(),
      waiting: [...missing, unmet({ gate: 'fields', key: 'touches', title: 'The touched' })],
      approvals: [],
      form: shownTo(answers),
      passed_over: ['build'],
      risk: change().risk,
    };
  });
}

async function openForm() {
  const asked = server();
  const saved = watch('put', '/drafts/new-change-normal');
  const page = open('/changes/new?process=normal');
  await screen.findByRole('button', { name: 'Normal change' });
  return { ...page, asked, saved };
}

async function choose(user: Awaited<ReturnType<typeof openForm>>['user'], name: string) {
  await user.click(screen.getByRole('combobox', { name: /^Largest effect/ }));
  await user.click(await screen.findByRole('option', { name }));
}

describe('what a process asks in a form of its own', () => {
  it('is asked below the rest, each with its help, mark and control', async () => {
    await openForm();
    const effect = await screen.findByRole('combobox', { name: /^Largest effect/ });
    expect(effect).toHaveAccessibleDescription('What people will notice.');
    expect(screen.getByText('Largest effect').textContent).toContain('*');
    expect(screen.getByRole('textbox', { name: 'Why so long' })).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Rows of data' })).toBeInTheDocument();
    expect(screen.getByRole('radiogroup', { name: 'Rehearsed on a copy' })).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: /^Rehearsed on/ })).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Who watches' })).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Standby' })).toBeInTheDocument();
  });

  it('appears as the others are answered, with its default; what is hidden again is not sent', async () => {
    const { user, saved } = await openForm();
    const created = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    expect(screen.queryByRole('textbox', { name: /^Minutes of downtime/ })).not.toBeInTheDocument();
    await choose(user, 'Not available');
    const minutes = await screen.findByRole('textbox', { name: /^Minutes of downtime/ });
    expect(minutes).toHaveValue('30');
    await user.clear(minutes);
    await user.type(minutes, '45');
    await choose(user, 'Nobody notices');
    await waitFor(() => expect(minutes).not.toBeInTheDocument());
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), 'Bigger pages');
    const kept = { largest_effect: 'none', downtime: 45 };
    await waitFor(() => expect(saved.at(-1)?.body).toEqual({ title: 'Bigger pages', form: kept }));
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]?.body).toEqual({ process: 'normal', title: 'Bigger pages', form: { largest_effect: 'none' } });
  });

  it('is left empty where its default is taken away', async () => {
    const { user, asked, saved } = await openForm();
    const created = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    await choose(user, 'Not available');
    const minutes = await screen.findByRole('textbox', { name: /^Minutes of downtime/ });
    await user.clear(minutes);
    const form = { largest_effect: 'down', downtime: null };
    await waitFor(() => expect(asked.at(-1)?.body).toEqual({ process: 'normal', form }));
    await waitFor(() => expect(saved.at(-1)?.body).toEqual({ form }));
    expect(minutes).toHaveValue('');
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), 'Bigger pages');
    const why = screen.getByRole('textbox', { name: 'Why so long' });
    await user.type(why, 'x');
    await user.clear(why);
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]?.body).toEqual({ process: 'normal', title: 'Bigger pages', form });
  });

  it('is sent by its type, without what says nothing', async () => {
    const { user, asked } = await openForm();
    await choose(user, 'Not available');
    await user.type(await screen.findByRole('textbox', { name: /^Minutes of downtime/ }), '{Backspace}5.5');
    await user.click(screen.getByRole('checkbox', { name: 'Rows of data' }));
    await user.click(screen.getByRole('checkbox', { name: 'The schema' }));
    const rehearsed = screen.getByRole('radiogroup', { name: 'Rehearsed on a copy' });
    await user.click(within(rehearsed).getByRole('radio', { name: 'No' }));
    await user.type(screen.getByRole('combobox', { name: 'Who watches' }), 'Tomas{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Standby' }), 'Billing d{Enter}');
    const form = {
      largest_effect: 'down',
      downtime: 35.5,
      touches: ['schema', 'rows'],
      rehearsed: false,
      watcher: 'tomas.weber',
      standby: 'billing-db',
    };
    await waitFor(() => expect(asked.at(-1)?.body).toEqual({ process: 'normal', form }));
  });

  it('is led to from what is missing, and told what is wrong at its place', async () => {
    const { user } = await openForm();
    await user.click(await screen.findByRole('link', { name: 'The effect' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: /^Largest effect/ })).toHaveFocus());
    await user.click(screen.getByRole('link', { name: 'The touched' }));
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'The schema' })).toHaveFocus());
    const errors = [{ pointer: '/form/why', detail: 'At most 20000 bytes are possible.' }];
    watch('post', '/changes', () => refusal(422, { title: 'Some fields do not do', errors }));
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), 'x');
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    const why = screen.getByRole('textbox', { name: 'Why so long' });
    await waitFor(() => expect(why).toBeInvalid());
    expect(why).toHaveAccessibleDescription('At most 20000 bytes are possible.');
  });

  it('may leave stages out, which is said beside the form', async () => {
    await openForm();
    const beside = screen.getByRole('complementary', { name: 'What will come of it' });
    expect(await within(beside).findByText('does not apply')).toBeInTheDocument();
  });
});
