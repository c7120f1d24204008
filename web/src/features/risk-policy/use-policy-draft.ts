import { useState } from 'react';
import type { RiskPolicy, RiskPolicyView } from '@/shared/api/types';
import { mayLoseIt, useLeaveGuard } from '@/shared/lib/use-leave-guard';

const same = (a: RiskPolicy, b: RiskPolicy) => JSON.stringify(a) === JSON.stringify(b);

/** A policy that is being edited. A newer version takes its place only where no edits would be lost by that. */
export function usePolicyDraft(start: RiskPolicyView, newest: RiskPolicyView) {
  const [base, setBase] = useState(start);
  const [policy, setPolicy] = useState(start.policy);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const edited = !same(policy, base.policy);
  const newer = start.version > base.version;
  const begin = (next: RiskPolicyView) => {
    setBase(next);
    setPolicy(next.policy);
    setErrors({});
  };
  if (newer && (!edited || same(policy, start.policy))) begin(start);
  useLeaveGuard(edited);
  return {
    /** What the edits began with. */
    base,
    policy,
    errors,
    setErrors,
    edited,
    /** Whether publishing would alter anything. */
    differs: !same(policy, newest.policy),
    /** Somebody else has published since these edits began. */
    overtaken: newer,
    begin,
    change: (next: RiskPolicy) => {
      setPolicy(next);
      setErrors({});
    },
    mayLeave: () => !edited || mayLoseIt(),
  };
}
