import { MantineThemeProvider } from '@mantine/core';
import type { ReactNode } from 'react';

const within = {
  defaultProps: { size: 'sm', comboboxProps: { shadow: 'md', transitionProps: { duration: 0 }, withinPortal: false } },
};
const theme = { components: { Select: within, MultiSelect: within, TagsInput: within } };

/** What floats and holds choices: their lists open inside it, for a press outside of it closes it. */
export function ChoicesWithin({ children }: { children: ReactNode }) {
  return <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>;
}
