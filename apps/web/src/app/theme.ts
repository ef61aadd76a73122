import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep, quiet blue. */
const qujat: MantineColorsTuple = [
  '#eaf4fa',
  '#d3e6f1',
  '#a6cce2',
  '#76b1d3',
  '#4f9ac6',
  '#3289b8',
  '#1f77a6',
  '#0f6390',
  '#0c5076',
  '#083b58',
];

/** Greys with a breath of blue, so that white stays white and dark does not go brown. */
const gray: MantineColorsTuple = [
  '#f7f9fb',
  '#eff3f6',
  '#e3e9ee',
  '#d3dbe2',
  '#b9c4ce',
  '#8b99a6',
  '#5f6e7c',
  '#45535f',
  '#2c3843',
  '#18222b',
];

const dark: MantineColorsTuple = [
  '#dbe3ea',
  '#bac6d1',
  '#9aa9b7',
  '#6e7f8f',
  '#3f4f5e',
  '#31404e',
  '#26333f',
  '#1b2630',
  '#141d26',
  '#0e151c',
];

/** A red that carries white text (4.5:1) at the shade buttons use. */
const red: MantineColorsTuple = [
  '#fef3f2',
  '#fee4e2',
  '#fecdca',
  '#fda29b',
  '#f97066',
  '#e5483d',
  '#c5332a',
  '#b42318',
  '#912018',
  '#7a271a',
];

const FONT = "'Inter Variable', 'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** The look of the product: one accent, generous white, hairlines instead of shadows. */
export const theme = createTheme({
  colors: { qujat, gray, dark, red },
  primaryColor: 'qujat',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  black: '#18222b',
  fontFamily: FONT,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
  headings: {
    fontFamily: FONT,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.55', xl: '1.5' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 620 } },
    },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, multiline: true, maw: 360 } },
    Paper: { defaultProps: { radius: 'lg' } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});
