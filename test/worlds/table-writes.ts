import pg from 'pg';

import { DESK_IDS, type Person, personId } from './cast.js';
import type { Stage } from './stage.js';
import { speakAs } from './table-rows.js';

/** A record that somebody names in plain SQL. */
export interface Target {
  readonly table: string;
  readonly tag: string;
}

/** What came of something that was tried. */
export interface Tried {
  readonly what: string;
  readonly outcome: string;
}

/** What of a table refers to which, and what of it the application may change. */
interface Shape {
  readonly table: string;
  readonly changeable: string | null;
  readonly references: readonly { readonly column: string; readonly to: string }[];
}

const SHAPES = `
  SELECT c.relname AS table,
    (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND has_column_privilege($1, c.oid, a.attnum, 'UPDATE') ORDER BY a.attname = 'id', a.attnum LIMIT 1) AS changeable,
    coalesce((SELECT json_agg(json_build_object('column', a.attname, 'to', f.confrelid::regclass::text) ORDER BY a.attname)
      FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND cardinality(f.conkey) = 1), '[]') AS references
  FROM pg_class c WHERE c.relnamespace = 'claimtrail'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity`;

/** Where rows lie in a table depends on those between them. */
const EARLIEST = `to_jsonb(r)->>'created_at', r.ctid`;

/** Tries to lock, change, remove and name records as the application's role; nothing of it remains. */
export async function triedWrites(stage: Stage, who: Person, targets: readonly Target[]): Promise<Tried[]> {
  const app = new pg.Client({ connectionString: stage.database.appUrl });
  await app.connect();
  try {
    const { rows: shapes } = await stage.owner.query<Shape>(SHAPES, [new URL(stage.database.appUrl).username]);
    // Whoever waits for what they do not see has seen it.
    await stage.owner.query('BEGIN');
    for (const { table, tag } of targets)
      await stage.owner.query(`SELECT FROM claimtrail.${table} WHERE id = $1 FOR UPDATE`, [stage.ids.get(tag)]);
    await app.query('BEGIN');
    await app.query(`SET LOCAL lock_timeout = '150ms'`);
    await speakAs(app, who);
    const tried = new Trial(app, stage, who, shapes);
    for (const target of targets) await tried.all(target);
    return tried.outcomes;
  } finally {
    await stage.owner.query('ROLLBACK');
    await app.end();
  }
}

class Trial {
  readonly outcomes: Tried[] = [];

  constructor(
    private readonly app: pg.Client,
    private readonly stage: Stage,
    private readonly who: Person,
    private readonly shapes: readonly Shape[],
  ) {}

  async all({ table, tag }: Target): Promise<void> {
    const id = this.stage.ids.get(tag) ?? this.stage.unknown(tag);
    const changeable = this.shapes.find((shape) => shape.table === table)?.changeable ?? 'id';
    await this.one(`lock ${table}`, `SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
    await this.one(`lock all of ${table}`, `SELECT FROM ${table} FOR UPDATE`, []);
    await this.one(`update ${table}`, `UPDATE ${table} SET ${changeable} = ${changeable} WHERE id = $1`, [id]);
    // What reads no column is held back by no policy for reading.
    await this.one(`update all of ${table}`, `UPDATE ${table} SET updated_at = now()`, []);
    await this.one(`delete ${table}`, `DELETE FROM ${table} WHERE id = $1`, [id]);
    await this.one(`delete all of ${table}`, `DELETE FROM ${table}`, []);
    for (const { table: naming, references } of this.shapes) {
      for (const { column, to } of references) {
        if (to.replace('claimtrail.', '') !== table) continue;
        await this.naming(naming, column, id);
        await this.one(
          `update ${naming} by ${column}`,
          `UPDATE ${naming} SET ${column} = $1 WHERE ctid = (SELECT r.ctid FROM ${naming} r ORDER BY ${EARLIEST} LIMIT 1)`,
          [id],
        );
      }
    }
  }

  /** A row like one that the caller sees, of their own, that names the record. */
  private async naming(table: string, column: string, id: string): Promise<void> {
    const changes = {
      // Else it would be refused for being there already.
      ...{ identity: 'tried', name: 'tried' },
      [column]: id,
      owner_id: personId(this.who),
      desk_id: this.who.desks[0] && DESK_IDS[this.who.desks[0]],
    };
    await this.one(
      `insert into ${table} by ${column}`,
      `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(r) || CASE WHEN to_jsonb(r) ? 'id'
         THEN jsonb_build_object('id', uuidv7()) ELSE '{}' END || $1::jsonb)).* FROM ${table} r ORDER BY ${EARLIEST} LIMIT 1`,
      [JSON.stringify(changes)],
    );
  }

  private async one(what: string, sql: string, parameters: unknown[]): Promise<void> {
    await this.app.query('SAVEPOINT trial');
    const outcome = await this.app.query(sql, parameters).then(
      ({ rowCount }) => `${String(rowCount)} rows`,
      (error: unknown) => `${(error as pg.DatabaseError).code} ${(error as Error).message}`,
    );
    await this.app.query('ROLLBACK TO SAVEPOINT trial');
    this.outcomes.push({ what, outcome });
  }
}
