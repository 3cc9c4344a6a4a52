/** The routes of the application by path, to tell an unknown address from an unknown method. */
export class RouteTable {
  private readonly methodsByPattern = new Map<string, Set<string>>();

  /** Paths that end in a wildcard say nothing about what exists, and are left out. */
  add(pattern: string, methods: readonly string[]): void {
    if (pattern.includes('*')) return;
    const known = this.methodsByPattern.get(pattern) ?? new Set();
    for (const method of methods) known.add(method);
    this.methodsByPattern.set(pattern, known);
  }

  /** The methods an address can be asked with, sorted; none if it does not exist. */
  methodsOf(url: string): string[] {
    const segments = segmentsOf(url.split(/[?#]/, 1)[0] ?? '');
    const methods = new Set<string>();
    for (const [pattern, known] of this.methodsByPattern) {
      if (matches(segmentsOf(pattern), segments)) for (const method of known) methods.add(method);
    }
    return [...methods].sort();
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, i) => (part.startsWith(':') ? segments[i] !== '' : part === segments[i]))
  );
}
