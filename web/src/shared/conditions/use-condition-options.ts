import { useGroups, usePeople, useServices } from '@/shared/api/directory';
import type { ConditionField } from '@/shared/api/types';
import type { Option } from './conditions-input';

/** People, services and groups by their names, to compare with; `also`: who else stands among the people. */
export function useConditionOptions(also: Option[] = []) {
  const people = usePeople().data ?? [];
  const services = useServices().data ?? [];
  const groups = useGroups().data ?? [];
  return (field: ConditionField): Option[] | undefined => {
    if (field.kind === 'person' || field.key === 'verifiers')
      return [...also, ...people.map((p) => ({ value: p.login, label: p.name }))];
    if (field.key === 'services') return services.map((s) => ({ value: s.key, label: s.name }));
    if (field.key === 'requester_groups') return groups.map((g) => ({ value: g.key, label: g.name }));
    return undefined;
  };
}
