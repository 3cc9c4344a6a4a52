import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

/** Where the choice of light, dark or system is kept; also read by public/before-paint.js. */
export const colourManager = localStorageColorSchemeManager({ key: 'claimtrail.colours' });

/** Small and square-ish: a tool that is looked at all day. Colours that text needs are in page.css. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  respectReducedMotion: true,
});
