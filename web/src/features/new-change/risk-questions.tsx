import type { RiskView } from '@/shared/api/types';
import type { RiskAnswers } from '@/shared/fields/use-preview';
import { RiskQuestion } from '@/shared/ui/risk-question';

interface RiskQuestionsProps {
  questions: RiskView['questions'];
  answers: RiskAnswers;
  onAnswer: (key: string, answer: string) => void;
}

/** What the risk policy asks; what is left open counts as its worst answer, and can be answered on the change, too. */
export default function RiskQuestions({ questions, answers, onAnswer }: RiskQuestionsProps) {
  return questions.map((question, i) => (
    <RiskQuestion
      key={question.key}
      {...(i === 0 && { id: 'field-risk' })}
      question={question}
      value={question.answers.some((one) => one.key === answers[question.key]) ? (answers[question.key] ?? '') : ''}
      onChange={(answer) => onAnswer(question.key, answer)}
    />
  ));
}
