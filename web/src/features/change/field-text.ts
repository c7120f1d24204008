import { usePeople, useServices } from '@/shared/api/directory';
import type { ChangeFields, Level } from '@/shared/api/types';
import { fieldSpecs, type FieldKey } from '@/shared/fields/fields';
import { levelName } from '@/shared/lib/words';

/** The value of a field as people read it: names instead of keys, a line an entry. */
export function useFieldText(): (field: FieldKey, value: ChangeFields[FieldKey]) => string {
  const people = usePeople().data ?? [];
  const services = useServices().data ?? [];
  const person = (login: string) => people.find((p) => p.login === login)?.name ?? login;
  const service = (key: string) => services.find((s) => s.key === key)?.name ?? key;
  return (field, value) => {
    if (value === null || value === undefined) return '';
    switch (fieldSpecs[field].kind) {
      case 'lines':
        return (value as string[]).join('\n');
      case 'tags':
        return (value as string[]).join(', ');
      case 'services':
        return (value as string[]).map(service).join(', ');
      case 'people':
        return (value as string[]).map(person).join(', ');
      case 'person':
        return person(value as string);
      case 'level':
        return levelName[value as Level];
      case 'planned': {
        const planned = value as NonNullable<ChangeFields['planned_start']>;
        return `${planned.local.replace('T', ' ')} (${planned.zone})`;
      }
      case 'stakeholders':
        return (value as NonNullable<ChangeFields['stakeholders']>)
          .map((s) => [s.person ? person(s.person) : s.name, s.part].filter(Boolean).join(': '))
          .join('\n');
      default:
        return value as string;
    }
  };
}
