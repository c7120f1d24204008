import { NativeSelect } from '@mantine/core';
import type { RiskView } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';

interface RiskQuestionProps {
  question: RiskView['questions'][number];
  id?: string;
  value: string;
  disabled?: boolean;
  onChange: (answer: string) => void;
}

/** One question about the risk, with what each answer counts. */
export function RiskQuestion({ question, id, value, disabled, onChange }: RiskQuestionProps) {
  return (
    <NativeSelect
      {...(id && { id })}
      label={question.text}
      disabled={disabled ?? false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: 'No answer yet' },
        ...question.answers.map((one) => ({
          value: one.key,
          label: `${one.text} (${plural(one.points * question.weight, 'point')})`,
        })),
      ]}
    />
  );
}
