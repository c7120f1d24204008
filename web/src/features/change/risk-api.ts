import { api, path } from '@/shared/api/client';
import type { ChangeView, RiskLevel } from '@/shared/api/types';

/** What is asked of the risk of a change, by the act's word. */
export interface RiskAct {
  act:
    'answer_risk' | 'raise_risk' | 'withdraw_raise' | 'ask_to_lower_risk' | 'confirm_lower_risk' | 'refuse_lower_risk';
  level?: RiskLevel;
  text?: string;
  answers?: Record<string, string>;
}

export function sendRisk(id: string, { act, level, text, answers }: RiskAct) {
  const send = (body: object, ...rest: string[]) =>
    api.post<ChangeView>(path('/changes', id, 'risk', ...rest), { body });
  switch (act) {
    case 'answer_risk':
      return send({ answers }, 'answers');
    case 'raise_risk':
      return send({ level, reason: text }, 'raise');
    case 'withdraw_raise':
      return send({ reason: text }, 'raise', 'withdraw');
    case 'ask_to_lower_risk':
      return send({ level, reason: text }, 'lower');
    case 'confirm_lower_risk':
      return send({ comment: text }, 'lower', 'confirm');
    case 'refuse_lower_risk':
      return send({ reason: text }, 'lower', 'refuse');
  }
}
