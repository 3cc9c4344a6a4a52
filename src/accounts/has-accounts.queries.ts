import pg from 'pg';

/** Whether anybody has an account in a database, which may not even have the table yet. @param ownerUrl of whoever owns the tables */
export async function hasAccounts(ownerUrl: string): Promise<boolean> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ made: boolean }>(
      `SELECT to_regclass('claimtrail.account') IS NOT NULL AS made`,
    );
    if (!rows[0]?.made) return false;
    const found = await owner.query(`SELECT FROM claimtrail.account LIMIT 1`);
    return found.rowCount === 1;
  } finally {
    await owner.end();
  }
}
