import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { customProperties, dark, light, type Palette } from './tokens.ts';

const accent: MantineColorsTuple = [
  '#eef3ff',
  '#dce5ff',
  '#b8caff',
  '#8fb0ff',
  '#6d8ff0',
  '#4a6fe0',
  '#2f52d0',
  '#2745b3',
  '#1f3891',
  '#172a6e',
];
const grey: MantineColorsTuple = [
  '#f6f7f9',
  '#f0f2f5',
  '#e3e7ec',
  '#dde1e7',
  '#b4bac4',
  '#868e9b',
  '#565d6b',
  '#414855',
  '#2a303b',
  '#1b1f27',
];
const night: MantineColorsTuple = [
  '#e8eaee',
  '#c4cad4',
  '#a3abb8',
  '#727b8a',
  '#3a4150',
  '#252a34',
  '#1c2028',
  '#14171d',
  '#101319',
  '#0b0d12',
];

/** The head of a dialog is no banner of the page, which an element of that name outside of `main` would be. */
const dialogAttributes = { header: { role: 'none' } };

/** The one primary action is set in our own accent; Mantine's contrast sum knows one scheme only. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.color !== undefined && input.color !== 'accent') return colors;
  if (input.variant === 'filled') return { ...colors, color: 'var(--sl-on-accent)' };
  return input.variant === 'subtle' ? { ...colors, color: 'var(--sl-accent)', hover: 'var(--sl-sunken)' } : colors;
};

/** Mantine in Secondline's clothes: 4 px grid, radius 4, Inter, borders instead of shadows. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  colors: { accent, gray: grey, dark: night },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  variantColorResolver,
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.54', md: '1.57', lg: '1.5', xl: '1.34' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '18px', lineHeight: '24px' }, h2: { fontSize: '14px', lineHeight: '22px' } } },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { padding: 'lg', yOffset: '8vh', shadow: 'none', transitionProps: { duration: 120 }, attributes: dialogAttributes },
    },
    Drawer: { defaultProps: { shadow: 'none', transitionProps: { duration: 120 }, attributes: dialogAttributes } },
    Table: { defaultProps: { horizontalSpacing: 'md', verticalSpacing: 'sm' } },
  },
});

/** Lends Mantine our own contrast-checked colors: its defaults for dimmed, error and borders are too faint. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: scheme(light), dark: scheme(dark) });

function scheme(palette: Palette): Record<string, string> {
  return {
    ...customProperties(palette),
    '--mantine-color-body': palette.surface,
    '--mantine-color-text': palette.text,
    '--mantine-color-dimmed': palette.muted,
    '--mantine-color-placeholder': palette.muted,
    '--mantine-color-error': palette.error,
    '--mantine-color-anchor': palette.accent,
    '--mantine-color-default': palette.surface,
    '--mantine-color-default-hover': palette.sunken,
    '--mantine-color-default-color': palette.text,
    '--mantine-color-default-border': palette.edge,
    '--mantine-color-gray-light-color': palette.muted,
    '--mantine-color-gray-text': palette.muted,
  };
}
