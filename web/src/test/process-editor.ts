import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import type { CheckedText, ProcessDraft } from '@/shared/api/types';
import { at, person } from './fixtures';
import { heading, open, refusal, watch } from './render';
import { server } from './server';

/** The text of the draft with which the editor opens. */
export const yaml = `key: small
name: Small fix   # as people say
type: normal
stages:
  - key: draft
    name: Draft
    phase: draft
    gates: [{fields: [title]}]
  - key: build
    name: Build
    phase: build
    tasks:
      - key: mend
        title: Mend it
        assignee: owner
      - key: read
        title: Read it
        assignee: group:testers
        after: mend
    gates: [tasks_done]
`;

export const checked = (over: Partial<CheckedText> = {}): CheckedText => ({ mistakes: [], lacking: [], ...over });
export const draft = (over: Partial<ProcessDraft> = {}): ProcessDraft => ({
  key: 'small',
  version: 100,
  based_on: 0,
  outdated: false,
  begun_by: person('ruth.steiner'),
  begun_at: at(-2),
  saved_by: person('ruth.steiner'),
  saved_at: at(-1),
  yaml,
  checked: checked(),
  differences: [],
  ...over,
});

/** The editor on the draft, with what the server says of each text. */
export async function openEditor(says: (text: string) => CheckedText = () => checked()) {
  server.use(
    http.get('*/api/v1/process-drafts/small', () => HttpResponse.json(draft(), { headers: { ETag: '"100"' } })),
    http.get('*/api/v1/processes/small', () => refusal(404, { title: 'Not found' })),
  );
  watch('post', '/processes/check', ({ body }) => says((body as { yaml: string }).yaml));
  let version = 100;
  const saved = watch('put', '/process-drafts/small', ({ body }) => {
    version += 1;
    const { yaml: text } = body as { yaml: string };
    return HttpResponse.json(draft({ version, yaml: text, checked: says(text) }), {
      headers: { ETag: `"${version}"` },
    });
  });
  const page = open('/processes/small/draft');
  await heading('Small fix');
  return { ...page, saved };
}

export const parts = () => screen.getByRole('navigation', { name: 'Parts of the process' });
export const text = async () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'YAML text' });
