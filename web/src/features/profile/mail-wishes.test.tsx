import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { MailWishes, MailWishesEdit } from '@/shared/api/types';
import { mailWishes } from '@/test/mail';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

/** A server that keeps the wishes of whoever asks, and what was sent to it. */
function keep(first: MailWishes = mailWishes()) {
  let held = first;
  server.use(http.get('*/api/v1/profile/mail', () => HttpResponse.json(held)));
  const sent = watch('put', '/profile/mail', ({ body }) => {
    const { choices = [], quiet, ...rest } = body as MailWishesEdit;
    held = {
      ...held,
      ...rest,
      quiet: quiet ?? undefined,
      choices: held.choices.map((one) => ({ ...one, ...choices.find((other) => other.kind === one.kind) })),
    };
    return held;
  });
  return { bodies: () => sent.map((one) => one.body as MailWishesEdit) };
}

const wish = async (title: string) => within(await screen.findByRole('radiogroup', { name: title }));

describe('what somebody hears of by mail', () => {
  it('is chosen by its kind, and kept at once', async () => {
    const { bodies } = keep();
    const { user } = open('/profile');
    await heading('Ruth Steiner');
    await user.click((await wish('What rules and Sluice tell you')).getByRole('radio', { name: 'No mail' }));
    await waitFor(() => expect(bodies()).toHaveLength(1));
    expect(bodies()[0]?.choices).toContainEqual({ kind: 'told', wish: 'none' });
    expect(bodies()[0]?.choices).toContainEqual({ kind: 'approval_asked', wish: 'at_once' });
    expect((await wish('What rules and Sluice tell you')).getByRole('radio', { name: 'No mail' })).toBeChecked();
  });

  it('cannot stay away where it asks something, and says why', async () => {
    keep();
    open('/profile');
    const asked = await wish('Your decision is asked');
    expect(asked.getByRole('radio', { name: 'No mail' })).toBeDisabled();
    expect(asked.getByRole('radio', { name: 'Daily summary' })).toBeEnabled();
    expect(screen.getByText(/may come later, but not stay away/)).toBeInTheDocument();
  });

  it('is as it was again where the server refuses', async () => {
    keep();
    watch('put', '/profile/mail', () => refusal(409, { title: 'Not now', detail: 'Try again in a minute.' }));
    const { user } = open('/profile');
    await user.click((await wish('What rules and Sluice tell you')).getByRole('radio', { name: 'At once' }));
    expect(await screen.findByText('Try again in a minute.')).toBeInTheDocument();
    expect((await wish('What rules and Sluice tell you')).getByRole('radio', { name: 'Daily summary' })).toBeChecked();
  });

  it('waits for the end of quiet hours', async () => {
    const { bodies } = keep();
    const { user } = open('/profile');
    await user.click(await screen.findByRole('switch', { name: /^Quiet hours/ }));
    const until = await screen.findByLabelText('Until');
    fireEvent.change(until, { target: { value: '06:30' } });
    expect(bodies()).toHaveLength(1);
    fireEvent.blur(until);
    await waitFor(() => expect(bodies()).toHaveLength(2));
    expect(bodies()[1]?.quiet).toEqual({ from: '20:00', until: '06:30' });
    await user.click(screen.getByRole('switch', { name: /^Quiet hours/ }));
    await waitFor(() => expect(bodies()[2]?.quiet).toBeNull());
  });

  it('says a mistake in a time at its field', async () => {
    keep(mailWishes({ quiet: { from: '20:00', until: '07:00' } }));
    watch('put', '/profile/mail', () =>
      refusal(422, {
        title: 'Some values do not do',
        errors: [{ pointer: '/quiet/until', detail: 'must not be the beginning' }],
      }),
    );
    open('/profile');
    const until = await screen.findByLabelText('Until');
    fireEvent.change(until, { target: { value: '20:00' } });
    fireEvent.blur(until);
    expect(await screen.findByText('must not be the beginning')).toBeInTheDocument();
    expect(screen.getByLabelText('Until')).toBeInvalid();
  });

  it('says where there is no address', async () => {
    keep(mailWishes({ email: '' }));
    open('/profile');
    expect(await screen.findByText('No mail reaches you')).toBeInTheDocument();
  });
});
