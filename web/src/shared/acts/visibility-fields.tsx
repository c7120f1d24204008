import { Switch } from '@mantine/core';
import { useGroups } from '@/shared/api/directory';
import { GroupsSelect } from '@/shared/ui/selects';
import type { ActInput, ActRequest } from './act-spec';

interface VisibilityFieldsProps {
  input: ActInput;
  set: (part: Partial<ActInput>) => void;
}

/** What the dialog begins with: that which its title says. */
export function firstVisibility({ act, visibility }: ActRequest): Partial<ActInput> {
  if (act !== 'restrict') return {};
  return { restricted: !visibility?.restricted, visibleTo: visibility?.visibleTo ?? [] };
}

/** Would anything be another than it is? */
export function altersVisibility({ visibility }: ActRequest, input: ActInput): boolean {
  const now = visibility ?? { restricted: false, visibleTo: [] };
  if (input.restricted !== now.restricted) return true;
  const sorted = (keys: string[]) => JSON.stringify([...keys].sort());
  return now.restricted && sorted(input.visibleTo ?? []) !== sorted(now.visibleTo);
}

/** Who will see it, in words that follow what is chosen. */
export function VisibilityFields({ input, set }: VisibilityFieldsProps) {
  const groups = useGroups().data ?? [];
  const chosen = groups.filter((g) => input.visibleTo?.includes(g.key)).map((g) => g.name);
  return (
    <>
      <Switch
        label="Restricted"
        data-autofocus
        checked={input.restricted ?? false}
        onChange={(event) => set({ restricted: event.currentTarget.checked })}
      />
      {input.restricted && groups.length > 0 && (
        <GroupsSelect
          label="Groups that see it, too"
          value={input.visibleTo ?? []}
          onChange={(visibleTo) => set({ visibleTo })}
        />
      )}
      <p style={{ color: 'var(--ink-2)' }} aria-live="polite">
        {input.restricted
          ? `It will be seen by those with a part in it (named in it, working on it, asked about it, owning its services or watching it)${
              chosen.length > 0 ? `, by ${chosen.join(', ')}` : ''
            }, and by auditors and administrators.`
          : 'Everybody who signs in will see it.'}
      </p>
    </>
  );
}
