import { NativeSelect } from '@mantine/core';
import type { RiskLevel } from '@/shared/api/types';
import { levelName } from '@/shared/lib/words';

export const levels: RiskLevel[] = ['low', 'medium', 'high'];

interface LevelSelectProps {
  label: string;
  /** Shown beside it already. */
  quiet?: boolean;
  value: RiskLevel;
  error?: string | undefined;
  onChange: (level: RiskLevel) => void;
}

export function LevelSelect({ label, quiet = false, value, error, onChange }: LevelSelectProps) {
  return (
    <NativeSelect
      {...(quiet ? { 'aria-label': label } : { label })}
      value={value}
      error={error}
      data={levels.map((one) => ({ value: one, label: levelName[one] }))}
      onChange={(event) => onChange(event.currentTarget.value as RiskLevel)}
    />
  );
}
