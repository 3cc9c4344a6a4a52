// Writes docs/problems.md from the table of problems in the built application.
import { writeFileSync } from 'node:fs';

const { problemsPage } = await import(new URL('../dist/platform/problem-kinds.js', import.meta.url));
writeFileSync(new URL('../docs/problems.md', import.meta.url), problemsPage());
