import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { MailKind, MailParts } from '@/shared/api/types';
import { previewQuery } from './api';

/** What is written so far as a mail, a moment after each pause; what could last be shown stays while something is wrong. */
export function useMailPreview(kind: MailKind, parts: MailParts) {
  const [text] = useDebouncedValue(JSON.stringify(parts), 400);
  const query = useQuery(previewQuery(kind, JSON.parse(text) as MailParts));
  const [last, setLast] = useState<MailParts>();
  if (query.data && query.data !== last) setLast(query.data);
  const errors = query.error ? fieldErrors(problemOf(query.error)) : {};
  return {
    shown: query.data ?? last,
    /** At the part that they are about. */
    errors,
    /** Something else is wrong than what is written. */
    trouble: query.error && Object.keys(errors).length === 0 ? query.error : undefined,
  };
}
