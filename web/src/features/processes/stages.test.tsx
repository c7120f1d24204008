import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { form, process, stages } from '@/test/fixtures';
import { heading, open } from '@/test/render';
import { server } from '@/test/server';

const when = { all: [], any: [], in_words: 'Impact is at least high' };

/** The process with a form, and with conditions on a stage, a task and an approval. */
async function openProcess() {
  const altered = stages.map((stage) => {
    if (stage.key === 'assessment') {
      const tasks = stage.tasks.map((task) => ({
        ...task,
        ...(task.key === 'tests' && {
          when,
          assign_by: 'least_busy' as const,
          on_fail: 'back' as const,
          on_close: 'hand_over' as const,
        }),
      }));
      return { ...stage, when, tasks };
    }
    const approvals = stage.approvals.map((a) => (a.key === 'cab' ? { ...a, when, covers_form: ['downtime'] } : a));
    return { ...stage, approvals };
  });
  server.use(http.get('*/api/v1/processes/normal', () => HttpResponse.json({ ...process(), form, stages: altered })));
  open('/processes/normal');
  await heading('Normal change');
}

const stageCalled = (name: RegExp) => screen.getByRole('heading', { level: 2, name }).closest('li');

describe('a process in words', () => {
  it('says what its form asks, of which type, and when', async () => {
    await openProcess();
    const fields = within(screen.getByRole('region', { name: 'Form' })).getAllByRole('listitem');
    expect(fields[0]).toHaveTextContent(/Largest effect ?Required ?one of some choices ?What people will notice/);
    expect(fields[0]).toHaveTextContent(/Nobody notices, Not available\./);
    expect(fields[1]).toHaveTextContent(/From 1 to 240\. Begins with: 30\. ?Shown if Largest effect is Not available/);
  });

  it('says which stages, tasks and approvals there are only under a condition', async () => {
    await openProcess();
    const assessment = stageCalled(/^Assessment/);
    expect(assessment).toHaveTextContent(/Only if Impact is at least high; otherwise the change passes it over\./);
    const task = screen.getByText('Agree the test plan').closest('li');
    expect(task).toHaveTextContent(/Only if Impact is at least high/);
    const approval = within(screen.getByRole('main')).getByText('CAB').closest('div');
    expect(approval).toHaveTextContent(/Minutes of downtime ?Only if Impact is at least high/);
  });

  it('says how a task finds its person, and what becomes of it when it fails or the change ends', async () => {
    await openProcess();
    const task = screen.getByText('Agree the test plan').closest('li');
    expect(task).toHaveTextContent(
      /the group testers, given to the one with the fewest open tasks · .*if it fails, the change goes back · outlives the change/,
    );
    const other = screen.getByText('Name developer, test lead and deployer').closest('li');
    expect(other).not.toHaveTextContent(/given to|fails|outlives/);
  });

  it('says what a bad outcome starts, on which condition, and what is offered to people', async () => {
    await openProcess();
    const section = within(screen.getByRole('region', { name: 'Contingencies' }));
    await section.findByRole('link', { name: 'Hotfix' });
    const [analysis, incident, hotfix] = section.getAllByRole('listitem');
    expect(analysis).toHaveTextContent(
      /Root cause analysis ?by itself, when a change ends as unsuccessful or backed out$/,
    );
    expect(incident).toHaveTextContent(/successful with issues, unsuccessful or backed out ?Only if Users hindered is/);
    expect(hotfix).toHaveTextContent(/Hotfix ?offered to people on the page of the change · fixes the change/);
  });

  it('says what its rules do by themselves, when, and on which condition', async () => {
    await openProcess();
    const section = within(screen.getByRole('region', { name: 'Rules' }));
    const [tell, told, , rehearse] = section.getAllByRole('listitem');
    expect(tell).toHaveTextContent(
      /^Tell security When Prepare release or Deployment is entered, only if Impact is at least high:/,
    );
    expect(told).toHaveTextContent('Tells the owner and group security: “The window is near.”');
    expect(rehearse).toHaveTextContent(/^Rehearse When the planned window moves: ?Creates the task/);
  });

  it('says which of its contingencies nobody has published', async () => {
    const contingencies = [{ process: 'crisis', on: [], start: 'hand' as const }];
    server.use(http.get('*/api/v1/processes/normal', () => HttpResponse.json({ ...process(), contingencies })));
    open('/processes/normal');
    expect(await screen.findByText('Not published')).toBeInTheDocument();
  });

  it('names the button that the change has where its outcome is declared', async () => {
    const altered = stages.map((one) => (one.key === 'verification' ? { ...one, advance_title: 'Done' } : one));
    server.use(http.get('*/api/v1/processes/normal', () => HttpResponse.json({ ...process(), stages: altered })));
    open('/processes/normal');
    expect(await screen.findByText(/somebody presses “Declare the outcome”/)).toBeInTheDocument();
    expect(screen.queryByText(/“Done”/)).not.toBeInTheDocument();
  });

  it('says that a stage waits for what contingencies require', async () => {
    const gates = [{ kind: 'contingencies_done' as const, key: '', fields: [], form_fields: [] }];
    const altered = stages.map((stage) => (stage.key === 'review' ? { ...stage, gates } : stage));
    server.use(http.get('*/api/v1/processes/normal', () => HttpResponse.json({ ...process(), stages: altered })));
    open('/processes/normal');
    expect(await screen.findByText(/what its contingencies require is done/)).toBeInTheDocument();
  });

  it('says who is asked by what the change says', async () => {
    const approver_rules = {
      match: 'first' as const,
      rows: [
        { title: 'High impact', when, approvers: ['group:cab'], quorum: { kind: 'percent' as const, count: 60 } },
        { title: '', approvers: ['role:change_manager'] },
      ],
    };
    const altered = stages.map((stage) => ({
      ...stage,
      approvals: stage.approvals.map((a) => (a.key === 'cab' ? { ...a, approvers: [], approver_rules } : a)),
    }));
    server.use(http.get('*/api/v1/processes/normal', () => HttpResponse.json({ ...process(), stages: altered })));
    open('/processes/normal');
    expect(await screen.findByText('Asked by the first of these that holds:')).toBeInTheDocument();
    expect(screen.getByText(/the group cab, at least 60 % of them/)).toHaveTextContent('if Impact is at least high');
    expect(screen.getByText('in any case').closest('li')).toHaveTextContent('any change manager');
  });
});
