import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { heading, open, refusal, watch } from '@/test/render';
import { change, process, session, unmet } from '@/test/fixtures';
import { server } from '@/test/server';

describe('New change', () => {
  it('offers processes by when to use them, and no contingency', async () => {
    open('/changes/new');
    await heading('New change');
    const names = (await screen.findAllByRole('heading', { level: 2 })).map((h) => h.textContent);
    expect(names).toEqual(['Standard change', 'Normal change', 'Emergency change']);
    expect(screen.getByText(/Usually hours to days/)).toBeInTheDocument();
  });

  it('shows beside the form who will approve and what is missing', async () => {
    open('/changes/new?process=normal');
    const beside = await screen.findByRole('complementary', { name: 'What will come of it' });
    expect(await within(beside).findByText('Mei Tanaka')).toBeInTheDocument();
    const risk = await within(beside).findByRole('region', { name: /^Risk/ });
    expect(within(risk).getAllByRole('listitem')[0]).toHaveTextContent('A critical service is affected');
    expect(within(beside).getByRole('link', { name: 'Verifiers' })).toBeInTheDocument();
  });

  it('leads from what is missing to its field, be it folded or a group of choices', async () => {
    const missing = ['impact', 'verifiers'].map((key) => unmet({ gate: 'fields', key, title: `Now ${key}` }));
    server.use(
      http.post('*/api/v1/changes/preview', () =>
        HttpResponse.json({
          process: process(),
          waiting: missing,
          approvals: [],
          form: [],
          passed_over: [],
          risk: change().risk,
        }),
      ),
    );
    const { user } = open('/changes/new?process=normal');
    await user.click(await screen.findByRole('link', { name: 'Now impact' }));
    const choices = screen.getByRole('radiogroup', { name: 'Impact' });
    await waitFor(() => expect(within(choices).getByRole('radio', { name: 'Not said' })).toHaveFocus());
    const fold = screen.getByRole('button', { name: 'People and tags' });
    if (fold.ariaExpanded !== 'false') await user.click(fold);
    await user.click(screen.getByRole('link', { name: 'Now verifiers' }));
    await waitFor(() => expect(fold).toHaveAttribute('aria-expanded', 'true'));
  });

  it('saves the draft by itself, then creates the change and forgets the draft', async () => {
    const { user, router } = open('/changes/new?process=normal');
    const saved = watch('put', '/drafts/new-change-normal');
    const forgotten = watch('delete', '/drafts/new-change-normal');
    const created = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'New letters');
    expect(await screen.findByText('Draft saved')).toBeInTheDocument();
    expect(saved.at(-1)?.body).toEqual({ title: 'New letters' });
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1300'));
    expect(created[0]?.body).toEqual({ process: 'normal', title: 'New letters' });
    expect(forgotten).toHaveLength(1);
  });

  it('takes answers about the risk, keeps them in the draft and asks for the change with them', async () => {
    const { user, router } = open('/changes/new?process=normal');
    const saved = watch('put', '/drafts/new-change-normal');
    const created = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'New letters');
    await user.click(await screen.findByRole('button', { name: 'Questions about its risk' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'How can it be backed out?' }), 'rehearsed');
    const given = { backout: 'rehearsed' };
    await waitFor(() => expect(saved.at(-1)?.body).toEqual({ title: 'New letters', risk_answers: given }));
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1300'));
    expect(created[0]?.body).toEqual({ process: 'normal', title: 'New letters', risk_answers: given });
  });

  it('keeps an answer that the policy no longer takes, and does not send it', async () => {
    server.use(
      http.get('*/api/v1/drafts/new-change-normal', () =>
        HttpResponse.json({ title: 'New letters', risk_answers: { former: 'yes' } }),
      ),
    );
    const { user } = open('/changes/new?process=normal');
    const created = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    await screen.findByRole('button', { name: 'Questions about its risk' });
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(created[0]?.body).toEqual({ process: 'normal', title: 'New letters' }));
  });

  it('creates nothing by Enter in a line or in a picker, which takes the first hit', async () => {
    const { user, router } = open('/changes/new?process=normal');
    const created = watch('post', '/changes', () => change({ id: 'CHG-1300' }));
    const title = await screen.findByRole('textbox', { name: /^Title/ });
    await user.type(title, 'New letters{Enter}');
    const services = screen.getByRole('combobox', { name: /^Services/ });
    await user.click(services);
    await user.keyboard('{Enter}');
    await screen.findAllByRole('option');
    await user.type(services, 'Bill');
    await user.keyboard('{Enter}{Enter}');
    expect(screen.getByText('Billing API', { selector: '[class*=Pill] *' })).toBeInTheDocument();
    expect(screen.queryByText('Customer portal', { selector: '[class*=Pill] *' })).not.toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/changes/new');
    expect(created).toHaveLength(0);
    await user.type(title, '{Control>}{Enter}{/Control}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/CHG-1300'));
    expect(created.map((s) => s.body)).toEqual([
      { process: 'normal', title: 'New letters', services: ['billing-api'] },
    ]);
  });

  it('brings back what was written before', async () => {
    server.use(http.get('*/api/v1/drafts/new-change-normal', () => HttpResponse.json({ title: 'Half a thought' })));
    open('/changes/new?process=normal');
    expect(await screen.findByRole('textbox', { name: /^Title/ })).toHaveValue('Half a thought');
    expect(screen.getByText(/Your draft from before is here again/)).toBeInTheDocument();
  });

  it('starts anew when told to, and saves what is written from then on', async () => {
    server.use(http.get('*/api/v1/drafts/new-change-normal', () => HttpResponse.json({ title: 'Half a thought' })));
    const { user } = open('/changes/new?process=normal');
    const saved = watch('put', '/drafts/new-change-normal');
    const forgotten = watch('delete', '/drafts/new-change-normal');
    await user.click(await screen.findByRole('button', { name: 'Start anew' }));
    await waitFor(() => expect(forgotten).toHaveLength(1));
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), 'Whole');
    await waitFor(() => expect(saved.at(-1)?.body).toEqual({ title: 'Whole' }));
  });

  it('saves the last word when the page is left before the pause is over', async () => {
    const { user, router } = open('/changes/new?process=normal');
    const saved = watch('put', '/drafts/new-change-normal');
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'Quick');
    await router.navigate({ to: '/services' });
    await heading('Services');
    await waitFor(() => expect(saved.at(-1)?.body).toEqual({ title: 'Quick' }));
  });

  it('shows no form to those who may not ask for a change', async () => {
    server.use(http.get('*/api/v1/session', () => HttpResponse.json(session('ruth.steiner', ['see']))));
    open('/changes/new?process=normal');
    await screen.findByRole('heading', { name: 'You may not ask for a change' });
    expect(screen.queryByRole('textbox', { name: /^Title/ })).not.toBeInTheDocument();
  });

  it('puts a refusal at its field', async () => {
    const { user } = open('/changes/new?process=normal');
    watch('post', '/changes', () =>
      refusal(422, { title: 'Some values do not do', errors: [{ pointer: '/title', detail: 'at most 200 bytes' }] }),
    );
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'x');
    await user.click(screen.getByRole('button', { name: 'Create the change' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Title/ })).toBeInvalid());
  });
});
