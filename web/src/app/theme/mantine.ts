import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// The kit wants ten shades; ours are named tokens, so every shade points at one of them.
const shades = (fill: string, ink: string, tint: string): MantineColorsTuple => [
  `var(--${tint})`,
  `var(--${tint})`,
  `var(--${tint})`,
  `var(--${ink})`,
  `var(--${ink})`,
  `var(--${ink})`,
  `var(--${fill})`,
  `var(--${fill})`,
  `var(--${fill})`,
  `var(--${fill})`,
];

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    accent: shades('accent', 'accent-ink', 'accent-tint'),
    danger: shades('danger', 'danger-ink', 'danger-tint'),
  },
  primaryColor: 'accent',
  primaryShade: 6,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Autocomplete: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } } },
    MultiSelect: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } } },
    TagsInput: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 100, transition: 'fade' } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 }, position: 'bottom-end' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false, transitionProps: { duration: 80 } } },
  },
});

const perTheme = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--danger-ink)',
  '--mantine-color-success': 'var(--ok-ink)',
  '--mantine-color-disabled': 'var(--surface-sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-shadow-md': 'var(--shadow-float)',
  '--mantine-shadow-xl': 'var(--shadow-float)',
  ...colorVariables('accent', 'accent'),
  ...colorVariables('danger', 'danger'),
};

function colorVariables(name: string, token: string) {
  return {
    [`--mantine-color-${name}-text`]: `var(--${token}-ink)`,
    [`--mantine-color-${name}-filled`]: `var(--${token})`,
    [`--mantine-color-${name}-filled-hover`]: `var(--${token}-hover)`,
    [`--mantine-color-${name}-light`]: `var(--${token}-tint)`,
    [`--mantine-color-${name}-light-hover`]: `var(--${token}-tint-hover, var(--${token}-tint))`,
    [`--mantine-color-${name}-light-color`]: `var(--${token}-ink)`,
    [`--mantine-color-${name}-outline`]: `var(--${token}-ink)`,
    [`--mantine-color-${name}-outline-hover`]: `var(--${token}-tint)`,
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: perTheme,
  dark: perTheme,
});
