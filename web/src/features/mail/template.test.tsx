import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MailParts, MailTemplate } from '@/shared/api/types';
import * as fixtures from '@/test/fixtures';
import { filledIn, template } from '@/test/mail';
import { heading, open, refusal, stale, watch } from '@/test/render';
import { server } from '@/test/server';
import { insertion, written } from './insertion';

// The editor of longer texts measures what it draws; here is what it promises.
vi.mock('./html-pane', () => ({
  default: ({ text, onEdit }: { text: string; onEdit: (text: string) => void }) => (
    <textarea aria-label="HTML" value={text} onChange={(event) => onEdit(event.target.value)} />
  ),
}));

const at = '/mail/templates/approval_asked';

beforeEach(() => {
  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json(fixtures.session('jonas.berg', ['see', 'manage_webhooks']))),
  );
});

const preview = () => within(screen.getByRole('region', { name: 'Preview' }));
const subject = () => screen.getByRole('textbox', { name: 'Subject' });

describe('the text of a mail', () => {
  it('is shown as the mail that comes of it, while it is written', async () => {
    const { user } = open(at);
    await heading('Your decision is asked');
    expect(await preview().findByText('[CHG-1042] PostgreSQL 16.15')).toBeInTheDocument();
    await user.type(subject(), ' now');
    expect(await preview().findByText('[CHG-1042] PostgreSQL 16.15 now')).toBeInTheDocument();
    await user.click(preview().getByRole('radio', { name: 'Text' }));
    expect(preview().getByText(/Approve CAB\./)).toBeInTheDocument();
  });

  it('is shown shut off from the page, its links in windows of their own', async () => {
    open(at);
    const frame = await screen.findByTitle<HTMLIFrameElement>('The mail');
    expect(frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    expect(frame.srcdoc).toContain('target="_blank"');
    expect(frame.srcdoc).toContain('https://sluice.example.org/decide#token');
  });

  it('says at each part what is wrong with it, and keeps showing what could last be', async () => {
    watch('post', `${at}/preview`, ({ body }) => {
      const parts = body as MailParts;
      return parts.subject.includes('{{chnge')
        ? refusal(422, {
            title: 'Some values do not do',
            errors: [{ pointer: '/subject', detail: 'chnge.key is not known: name one of the list.' }],
          })
        : filledIn(parts);
    });
    const { user } = open(at);
    await heading('Your decision is asked');
    await preview().findByText('[CHG-1042] PostgreSQL 16.15');
    await user.type(subject(), ' {{{{chnge.key}}');
    expect(await screen.findByText('chnge.key is not known: name one of the list.')).toBeInTheDocument();
    expect(subject()).toBeInvalid();
    expect(preview().getByRole('status')).toHaveTextContent('cannot be sent yet');
    expect(preview().getByText('[CHG-1042] PostgreSQL 16.15')).toBeInTheDocument();
  });

  it('takes in a value where the caret stands', async () => {
    const { user } = open(at);
    await heading('Your decision is asked');
    const field = subject() as HTMLInputElement;
    field.setSelectionRange(0, '[{{change.key}}]'.length);
    await user.click(screen.getByRole('button', { name: 'Insert a value into the subject' }));
    await user.click(await screen.findByRole('menuitem', { name: /person\.name/ }));
    await waitFor(() => expect(field).toHaveValue('{{person.name}} {{change.title}}'));
  });

  it('is saved over the version that was read, and can then be left', async () => {
    const saved = watch('put', at, ({ body }) => ({ ...template(), ...(body as MailParts), version: 4 }));
    const { user } = open(at);
    await heading('Your decision is asked');
    const button = () => screen.getByRole('button', { name: 'Save' });
    expect(button()).toBeDisabled();
    await user.type(subject(), '!');
    await user.click(button());
    expect(await screen.findByText('Saved: mails sent from now on say it')).toBeInTheDocument();
    expect(saved[0]?.ifMatch).toBe('"3"');
    expect(saved[0]?.body).toEqual({
      subject: '[{{change.key}}] {{change.title}}!',
      text: template().text,
      html: template().html,
    });
    await waitFor(() => expect(button()).toBeDisabled());
  });

  it('asks before it is left unsaved', async () => {
    const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
    const { user, router } = open(at);
    await heading('Your decision is asked');
    await user.type(subject(), '!');
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Mail' }));
    expect(confirm).toHaveBeenCalledOnce();
    expect(router.state.location.pathname).toBe(at);
    confirm.mockRestore();
  });

  it('lets who was slower choose which text stays', async () => {
    const theirs = 'Theirs: {{change.key}}';
    let now: MailTemplate = template();
    server.use(http.get(`*/api/v1${at}`, () => HttpResponse.json(now, { headers: { ETag: `"${now.version}"` } })));
    const saved = watch('put', at, () => {
      now = template({ subject: theirs, version: 4 });
      return stale();
    });
    const { user } = open(at);
    await heading('Your decision is asked');
    await user.type(subject(), '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    await waitFor(() => expect(subject()).toHaveValue(theirs));
    expect(saved).toHaveLength(1);
  });

  it('is reset to what is shipped only after asking', async () => {
    let now = template();
    server.use(http.get(`*/api/v1${at}`, () => HttpResponse.json(now, { headers: { ETag: '"3"' } })));
    const reset = watch('delete', at, () => {
      now = template({ edited: false, subject: 'As shipped' });
    });
    const { user } = open(at);
    await heading('Your decision is asked');
    await user.click(screen.getByRole('button', { name: 'Reset to the shipped text' }));
    expect(reset).toHaveLength(0);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Reset' }));
    await waitFor(() => expect(subject()).toHaveValue('As shipped'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Reset to the shipped text' })).toBeDisabled();
  });
});

describe('a value in a template', () => {
  it('is named by its name', () => {
    expect(insertion('change.key', 'Hello ')).toBe('{{change.key}}');
  });

  it('of a list is named without the list inside it, and with it elsewhere', () => {
    expect(insertion('notices.text', '{{#notices}} ')).toBe('{{text}}');
    expect(insertion('notices.change.key', '{{#notices}}{{/notices}} ')).toBe('{{#notices}}{{change.key}}{{/notices}}');
  });

  it('stands in place of what was selected, with the caret behind it', () => {
    expect(written('Hello you!', { from: 6, to: 9 }, 'person.name')).toEqual({
      text: 'Hello {{person.name}}!',
      caret: 21,
    });
  });
});
