/** Words that were typed one per line, each once; what is empty is none. */
export const wordLines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
