import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { heading, open } from '@/test/render';
import { server } from '@/test/server';
import { csv } from './csv';

const asked: URLSearchParams[] = [];
function answering(items: object[]) {
  asked.length = 0;
  server.use(
    http.get('*/api/v1/reports/approval-waits', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      return HttpResponse.json({
        by: query.get('by'),
        from: query.get('from'),
        until: '2027-01-11T11:00:00Z',
        in_part: false,
        items,
      });
    }),
  );
}
const lee = {
  key: 'lee.okafor',
  name: 'Lee Okafor',
  decided: 4,
  undecided: 1,
  median_minutes: 1500,
  longest_minutes: 61,
  longest_change: 'CHG-7',
};

describe('the report of waits', () => {
  it('says how long each waits, and leads to the longest', async () => {
    answering([lee]);
    open('/reports');
    await heading('Reports');
    const row = (await screen.findByRole('rowheader', { name: 'Lee Okafor' })).closest('tr');
    expect(row).toHaveTextContent('1 d 1 h');
    expect(row).toHaveTextContent('1 h 1 min');
    expect(within(row as HTMLElement).getByRole('link', { name: 'CHG-7' })).toHaveAttribute('href', '/changes/CHG-7');
  });

  it('asks for another grouping and another time', async () => {
    answering([lee]);
    const { user } = open('/reports');
    await user.click(await screen.findByRole('radio', { name: 'Stage' }));
    await expect.poll(() => asked.at(-1)?.get('by')).toBe('stage');
    const before = asked.at(-1)?.get('from') ?? '';
    await user.selectOptions(screen.getByLabelText('Time'), 'The last year');
    await expect.poll(() => asked.at(-1)?.get('from')).not.toBe(before);
    expect(Date.parse(asked.at(-1)?.get('from') ?? '')).toBeLessThan(Date.parse(before));
  });

  it('says where nothing waited', async () => {
    answering([]);
    open('/reports');
    expect(await screen.findByText('Nothing waited')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save as CSV' })).not.toBeInTheDocument();
  });
});

describe('a table as CSV', () => {
  it('keeps quotes, commas and line ends, and makes no formula', () => {
    expect(
      csv([
        ['a', 1],
        ['say "hi", now', '=1+1'],
      ]),
    ).toBe('a,1\r\n"say ""hi"", now",\'=1+1\r\n');
  });
});
