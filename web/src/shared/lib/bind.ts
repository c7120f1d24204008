import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';

interface Bound<T> {
  value: T;
  onChange: (value: T) => void;
  error: ReactNode;
}

/** One value of a form for an input that takes values rather than events. */
export function bind<V extends object, K extends keyof V & string>(form: UseFormReturnType<V>, key: K): Bound<V[K]> {
  return {
    value: form.values[key],
    onChange: (value) => form.setValues({ [key]: value } as unknown as Partial<V>),
    error: form.errors[key],
  };
}
