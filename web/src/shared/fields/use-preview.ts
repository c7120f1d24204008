import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import type { AnsweredField, ChangeFields, NewChange, Preview, RiskView } from '@/shared/api/types';
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
export function usePreview(process: string, fields: ChangeFields, riskAnswers?: RiskAnswers) {
  const [form, setForm] = useState<AnsweredField[]>();
  const [questions, setQuestions] = useState<Questions>();
  const [written] = useDebouncedValue(JSON.stringify(filledIn(fields)), 400);
  const toSend = (said: ChangeFields) => ({ ...withShown(said, form), ...withAsked(riskAnswers, questions) });
  const query = useQuery(previewQuery({ process, ...toSend(JSON.parse(written) as ChangeFields) }));
  if (query.data && query.data.form !== form) setForm(query.data.form);
  if (query.data && query.data.risk.questions !== questions) setQuestions(query.data.risk.questions);
  return { query, form: form ?? [], questions: questions ?? [], toSend: () => toSend(filledIn(fields)) };
}

/** By the question's key. */
export type RiskAnswers = Record<string, string>;
type Questions = RiskView['questions'];

/** An answer that the policy no longer takes is kept here, and not sent. */
function withAsked(given: RiskAnswers | undefined, questions: Questions = []): Pick<NewChange, 'risk_answers'> {
  const asked = questions.filter((one) => one.answers.some((answer) => answer.key === given?.[one.key]));
  const answers = Object.fromEntries(asked.map(({ key }) => [key, given?.[key] ?? '']));
  return asked.length > 0 ? { risk_answers: answers } : {};
}

function withShown({ form: answers, ...fields }: ChangeFields, form: AnsweredField[] | undefined): ChangeFields {
  const sent = answersToSend(answers, form);
  return sent ? { ...fields, form: sent } : fields;
}
