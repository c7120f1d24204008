import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import type { AnsweredField, ChangeFields, NewChange, Preview } from '@/shared/api/types';
import { filledIn } from './fields';
import { answersToSend } from './form';

/** Who will approve, which stages, what is still missing: for what is written so far. */
const previewQuery = (body: NewChange) =>
  queryOptions({
    queryKey: ['preview', body],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => api.post<Preview>('/changes/preview', { body, signal }),
  });

/**
 * What will come of what is written so far, a moment after each pause; the server says which fields of the process' form
 * are shown. An answer to a hidden field is kept here and counts for nothing there, so that it hides what hangs on it.
 */
export function usePreview(process: string, fields: ChangeFields) {
  const [form, setForm] = useState<AnsweredField[]>();
  const [written] = useDebouncedValue(JSON.stringify(filledIn(fields)), 400);
  const asked = withShown(JSON.parse(written) as ChangeFields, form);
  const query = useQuery(previewQuery({ process, ...asked }));
  if (query.data && query.data.form !== form) setForm(query.data.form);
  return { query, form: form ?? [], toSend: () => withShown(filledIn(fields), form) };
}

function withShown({ form: answers, ...fields }: ChangeFields, form: AnsweredField[] | undefined): ChangeFields {
  const sent = answersToSend(answers, form);
  return sent ? { ...fields, form: sent } : fields;
}
