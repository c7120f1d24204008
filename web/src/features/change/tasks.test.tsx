import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { shows } from '@/test/change';
import { change, task } from '@/test/fixtures';
import { open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

describe('tasks', () => {
  it('counts in its tab what is meant to be done: no task that was cancelled', async () => {
    shows({ tasks: [task({ id: 'TSK-1', state: 'done' }), task({ id: 'TSK-2', state: 'cancelled' })] });
    open('/changes/CHG-1042');
    expect(await screen.findByRole('tab', { name: /^Tasks/ })).toHaveTextContent('1/1');
  });

  it('finishes a task with a note', async () => {
    shows({
      tasks: [
        task({
          id: 'TSK-304',
          title: 'Ask the vendor',
          state: 'in_progress',
          possible: [{ act: 'finish', target: 'TSK-304', title: 'Finish', ready: true }],
        }),
      ],
    });
    const { user } = open('/changes/CHG-1042?tab=tasks&task=TSK-304');
    const sent = watch('post', '/changes/CHG-1042/tasks/TSK-304/finish', () => ({}));
    await user.click(await screen.findByRole('button', { name: 'Finish' }));
    const dialog = await screen.findByRole('dialog', { name: 'Finish' });
    await user.type(within(dialog).getByRole('textbox'), 'Fixed in 16.15.');
    await user.click(within(dialog).getByRole('button', { name: 'Finish' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ note: 'Fixed in 16.15.' }));
  });

  it('says why a started task cannot be finished, and leads to what is to be ticked', async () => {
    const checklist = [
      { text: 'Look', ticked: true },
      { text: 'Leap', ticked: false },
    ];
    const tick = { act: 'tick', target: 'TSK-301', title: 'Tick', ready: true };
    shows({ tasks: [task({ state: 'in_progress', checklist, possible: [tick] })] });
    const { user } = open('/changes/CHG-1042?tab=tasks');
    await user.click(await screen.findByRole('button', { name: 'Tick the checklist: 1 of 2' }));
    expect(await screen.findByRole('checkbox', { name: 'Leap' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Finish' })).toBeDisabled();
    expect(screen.getByText('Tick the checklist: 1 of 2')).toBeInTheDocument();
  });

  it('ticks an item of the checklist', async () => {
    shows({ tasks: [task({ possible: [{ act: 'tick', target: 'TSK-301', title: 'Tick', ready: true }] })] });
    const { user } = open('/changes/CHG-1042?tab=tasks&task=TSK-301');
    const sent = watch('put', '/changes/CHG-1042/tasks/TSK-301/checklist/1', () => ({}));
    await user.click(await screen.findByRole('checkbox', { name: 'Disk has room for the dump' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ ticked: true }));
  });

  it('keeps what was ticked until the change shows it, however quickly the next one follows', async () => {
    let version = 21;
    const done = [false, false];
    const answers: (() => void)[] = [];
    server.use(
      http.get('*/api/v1/changes/CHG-1042', () =>
        HttpResponse.json(
          change({
            version,
            tasks: [
              task({
                checklist: ['First', 'Second'].map((text, i) => ({ text, ticked: done[i] ?? false })),
                possible: [{ act: 'tick', target: 'TSK-301', title: 'Tick', ready: true }],
              }),
            ],
          }),
        ),
      ),
      http.put('*/api/v1/changes/CHG-1042/tasks/TSK-301/checklist/:item', async ({ params }) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        done[Number(params.item)] = true;
        version += 1;
        return HttpResponse.json({}, { headers: { ETag: `"${version}"` } });
      }),
    );
    const { user, client } = open('/changes/CHG-1042?tab=tasks&task=TSK-301');
    const [first, second] = [
      await screen.findByRole('checkbox', { name: 'First' }),
      await screen.findByRole('checkbox', { name: 'Second' }),
    ];
    const seen: boolean[][] = [];
    const look = () => seen.push([first, second].map((box) => (box as HTMLInputElement).checked));
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    await user.click(first);
    await user.click(second);
    look();
    const from = seen.length - 1;
    // The first is answered and shown, while the second is still on its way.
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[0]?.();
    await waitFor(() => expect(client.getQueryData<{ version: number }>(['change', 'CHG-1042'])?.version).toBe(22));
    look();
    answers[1]?.();
    await waitFor(() => expect(client.getQueryData<{ version: number }>(['change', 'CHG-1042'])?.version).toBe(23));
    look();
    expect(seen.slice(from)).toEqual(seen.slice(from).map(() => [true, true]));
  });

  it('unticks what could not be ticked, and says why', async () => {
    shows({ tasks: [task({ possible: [{ act: 'tick', target: 'TSK-301', title: 'Tick', ready: true }] })] });
    const { user } = open('/changes/CHG-1042?tab=tasks&task=TSK-301');
    watch('put', '/changes/CHG-1042/tasks/TSK-301/checklist/1', () => refusal(409, { title: 'It is on hold' }));
    const box = await screen.findByRole('checkbox', { name: 'Disk has room for the dump' });
    await user.click(box);
    expect(await screen.findByText('It is on hold')).toBeInTheDocument();
    expect(box).not.toBeChecked();
  });
});
