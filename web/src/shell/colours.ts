import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

/** Where the choice of light, dark or system is kept; also read by public/before-paint.js. */
export const colourManager = localStorageColorSchemeManager({ key: 'claimtrail.colours' });

/** Small and square-ish: a tool that is looked at all day. Colours that text needs are in page.css. */
export const theme = createTheme({
  colors: {
    // Greys in the tint of the page; the fifth draws edges of fields and buttons, 3 to 1 against the ground.
    gray: [
      '#f8f9fa',
      '#f1f3f5',
      '#e9ecef',
      '#dee2e6',
      '#868e96',
      '#868e96',
      '#6c757d',
      '#495057',
      '#343a40',
      '#212529',
    ],
    dark: [
      '#e8eaed',
      '#c9ced5',
      '#a9b2bd',
      '#7d8792',
      '#6b7580',
      '#363d46',
      '#1c2026',
      '#14171b',
      '#101317',
      '#0b0d10',
    ],
  },
  primaryColor: 'blue',
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  respectReducedMotion: true,
});
