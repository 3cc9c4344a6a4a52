import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** Reads in as many transactions as the pool has connections; all see what the first sees. Nobody else may hold one. */
export async function inSameSnapshot<Result>(
  db: DataSource,
  read: (txs: readonly [EntityManager, ...EntityManager[]]) => Promise<Result>,
): Promise<Result> {
  const first = db.createQueryRunner();
  const others = Array.from({ length: (db.options.poolSize ?? 1) - 1 }, () => db.createQueryRunner());
  try {
    await first.query(BEGIN);
    const [{ snapshot }] = (await first.query('SELECT pg_export_snapshot() AS snapshot')) as [{ snapshot: string }];
    for (const runner of others) await runner.query(`${BEGIN}; SET TRANSACTION SNAPSHOT '${snapshot}'`);
    return await read([first.manager, ...others.map(({ manager }) => manager)]);
  } finally {
    for (const runner of [...others, first]) await ended(runner);
  }
}

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

async function ended(runner: QueryRunner): Promise<void> {
  await runner.query('ROLLBACK').catch(() => undefined);
  await runner.release();
}
