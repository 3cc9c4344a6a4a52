import type { Theatre } from './run.js';

/** Something that keeps rights, taken away. */
export interface Mutant {
  readonly name: string;
  readonly take: string;
  readonly giveBack: string;
}

interface Policy {
  readonly held: string;
  readonly name: string;
  readonly cmd: string;
  readonly qual: string | null;
  readonly check: string | null;
}

interface Defined {
  readonly name: string;
  readonly definition: string;
}

/** Conditions about readers, and what stands for each where it is taken away. */
const CONDITIONS: readonly (readonly [RegExp, string])[] = [
  [/= ANY \(\(\s*\(?\s*SELECT (?:claimtrail\.)?readership\(\)(?: AS readership)?\)\s*\)?::text\[\]\)/g, 'IS NOT NULL'],
  [/= ANY \((?:claimtrail\.)?readership\(\)\)/g, 'IS NOT NULL'],
  [/<> ALL \((?:claimtrail\.)?readership\(\)\)/g, 'IS NULL'],
  [/history\.may_read\([^()]*\)/g, 'true'],
  [/(?:claimtrail\.)?may_name\((?:[^()]|\([^()]*\))*\)/g, 'true'],
  [/\b[ce]\.confidential\b(?! AS)/g, 'false'],
  [/\br\.shown IS NULL\b/g, 'true'],
  [/history\.names_protected\([^()]*\)/g, 'false'],
];

/** Everything in the database that keeps rights, one at a time. */
export async function mutantsOf(theatre: Theatre): Promise<Mutant[]> {
  return [
    ...(await policies(theatre)),
    ...(await views(theatre)),
    ...(await invokers(theatre)),
    ...(await functions(theatre)),
    ...(await triggers(theatre)),
  ];
}

async function policies(theatre: Theatre): Promise<Mutant[]> {
  const found = await theatre.query<Policy>(
    `SELECT format('%I.%I', schemaname, tablename) AS held, policyname AS name, cmd, qual, with_check AS check FROM pg_policies
     WHERE schemaname IN ('claimtrail', 'history') AND policyname <> 'engine' AND (coalesce(qual, 'true') <> 'true' OR coalesce(with_check, 'true') <> 'true')
     ORDER BY 1, 2`,
  );
  return found.flatMap(({ held, name, cmd, qual, check }) => {
    const as = (using: string | null, checked: string | null): string =>
      `ALTER POLICY ${name} ON ${held} ${using === null ? '' : `USING (${using})`} ${checked === null ? '' : `WITH CHECK (${checked})`}`;
    const giveBack = as(qual, check);
    const title = `policy ${held} ${name} (${cmd})`;
    const whole = { name: title, take: as(qual && 'true', check && 'true'), giveBack };
    // Where more than one condition has to hold, each alone.
    const parts = (of: string | null, rest: (left: string) => string): Mutant[] =>
      conjunctsOf(of ?? '').map((part, i, all) => {
        const left = all.filter((one) => one !== part).join(' AND ');
        return { name: `${title} without #${i + 1} ${brief(part)}`, take: rest(left), giveBack };
      });
    return [
      whole,
      ...parts(qual, (left) => as(left, check)),
      ...(check === qual ? [] : parts(check, (left) => as(qual, left))),
    ];
  });
}

const brief = (part: string): string => part.replaceAll(/\s+/g, ' ').slice(0, 60);

/** What has to hold together, of a condition as PostgreSQL writes it: in parentheses. Nothing where there is but one. */
function conjunctsOf(condition: string): string[] {
  const inside = condition.replace(/^\(/, '').replace(/\)$/, '');
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < inside.length; at++) {
    depth += inside[at] === '(' ? 1 : inside[at] === ')' ? -1 : 0;
    if (depth > 0 || !inside.startsWith(' AND ', at)) continue;
    parts.push(inside.slice(from, at));
    from = at + ' AND '.length;
  }
  return parts.length === 0 ? [] : [...parts, inside.slice(from)];
}

async function views(theatre: Theatre): Promise<Mutant[]> {
  const found = await theatre.query<Defined>(
    `SELECT format('%I.%I', schemaname, viewname) AS name, rtrim(definition, '; ') AS definition FROM pg_views WHERE schemaname IN ('history', 'as_of', 'claimtrail') ORDER BY 1`,
  );
  return found.flatMap(({ name, definition }) =>
    without(definition).map(({ text, left }) => ({
      name: `view ${name} without ${left}`,
      take: `CREATE OR REPLACE VIEW ${name} AS ${text}`,
      giveBack: `CREATE OR REPLACE VIEW ${name} AS ${definition}`,
    })),
  );
}

/** Views that read with the rights of whoever reads them. */
async function invokers(theatre: Theatre): Promise<Mutant[]> {
  const found = await theatre.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('history', 'as_of') AND c.relkind = 'v' AND 'security_invoker=true' = ANY (c.reloptions) ORDER BY 1`,
  );
  return found.map(({ name }) => ({
    name: `view ${name} not as its reader`,
    take: `ALTER VIEW ${name} SET (security_invoker = false)`,
    giveBack: `ALTER VIEW ${name} SET (security_invoker = true)`,
  }));
}

async function functions(theatre: Theatre): Promise<Mutant[]> {
  const found = await theatre.query<Defined>(
    `SELECT p.oid::regprocedure::text AS name, pg_get_functiondef(p.oid) AS definition FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('claimtrail', 'history') AND p.prokind = 'f' AND p.prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c') ORDER BY 1`,
  );
  const all = found.map(({ name, definition }) => {
    const head = definition.search(/\b(?:AS \$|BEGIN ATOMIC|RETURN )/);
    const mutants = without(definition.slice(head)).map(({ text, left }) => ({
      left,
      text: definition.slice(0, head) + text,
    }));
    return { name, definition, mutants };
  });
  return all.flatMap(({ name, definition, mutants }) => [
    ...mutants.map(({ text, left }) => ({
      name: `function ${name} without ${left}`,
      take: text,
      giveBack: definition,
    })),
    ...(/\bnarrower\(/.test(name)
      ? [
          {
            name: `function ${name} that gives its first`,
            take: definition.replace(/AS \$function\$[\s\S]*\$function\$/, 'AS $function$ SELECT one $function$'),
            giveBack: definition,
          },
        ]
      : []),
  ]);
}

async function triggers(theatre: Theatre): Promise<Mutant[]> {
  const found = await theatre.query<{ held: string; name: string; always: boolean }>(
    `SELECT t.tgrelid::regclass::text AS held, t.tgname AS name, t.tgenabled = 'A' AS always FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND t.tgname IN ('readerships', 'audience', 'follow', 'follow_past', 'readers', 'names', 'ends', 'only_wider',
       'follow_merged', 'proposition', 'owner_stays') ORDER BY 1, 2`,
  );
  return found.map(({ held, name, always }) => ({
    name: `trigger ${held} ${name}`,
    take: `ALTER TABLE ${held} DISABLE TRIGGER ${name}`,
    giveBack: `ALTER TABLE ${held} ENABLE ${always ? 'ALWAYS ' : ''}TRIGGER ${name}`,
  }));
}

/** The text with one condition after the other taken away. */
function without(definition: string): { readonly text: string; readonly left: string }[] {
  return CONDITIONS.flatMap(([condition, instead]) =>
    [...definition.matchAll(condition)].map((match, i) => ({
      text: definition.slice(0, match.index) + instead + definition.slice(match.index + match[0].length),
      left: `${match[0].replaceAll(/\s+/g, ' ')} #${i + 1}`,
    })),
  );
}
