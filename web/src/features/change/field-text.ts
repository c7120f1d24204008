import { usePeople, useServices } from '@/shared/api/directory';
import type { ChangeFields, Level } from '@/shared/api/types';
import type { FieldSpec } from '@/shared/fields/fields';
import { levelName } from '@/shared/lib/words';
import { calendarDay } from '@/shared/time/format';

/** The value of a field as people read it: names instead of keys, a line an entry. */
export function useFieldText(): (spec: FieldSpec, value: unknown) => string {
  const people = usePeople().data ?? [];
  const services = useServices().data ?? [];
  const person = (login: string) => people.find((p) => p.login === login)?.name ?? login;
  const service = (key: string) => services.find((s) => s.key === key)?.name ?? key;
  return (spec, value) => {
    if (value === null || value === undefined) return '';
    const choice = (key: string) => spec.choices?.find((c) => c.key === key)?.name ?? key;
    switch (spec.kind) {
      case 'lines':
        return (value as string[]).join('\n');
      case 'tags':
        return (value as string[]).join(', ');
      case 'services':
        return (value as string[]).map(service).join(', ');
      case 'service':
        return service(value as string);
      case 'people':
        return (value as string[]).map(person).join(', ');
      case 'person':
        return person(value as string);
      case 'level':
        return levelName[value as Level];
      case 'choice':
        return choice(value as string);
      case 'choices':
        return (value as string[]).map(choice).join(', ');
      case 'day':
        return calendarDay(value as string);
      case 'yes_no':
        return value === true ? 'Yes' : 'No';
      case 'planned': {
        const planned = value as NonNullable<ChangeFields['planned_start']>;
        return `${calendarDay(planned.local.slice(0, 10))} ${planned.local.slice(11, 16)} (${planned.zone})`;
      }
      case 'stakeholders':
        return (value as NonNullable<ChangeFields['stakeholders']>)
          .map((s) => [s.person ? person(s.person) : s.name, s.part].filter(Boolean).join(': '))
          .join('\n');
      case 'number':
        return typeof value === 'number' ? String(value) : '';
      default:
        return value as string;
    }
  };
}
