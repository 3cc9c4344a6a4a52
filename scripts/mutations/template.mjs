// Says something to the template that the database of every test is copied from.
import pg from 'pg';

/** Each statement as whoever may do everything, in the order in which they are given. */
export async function tellTemplate(...statements) {
  const url = new URL(process.env.TEST_ADMIN_URL);
  const template = new URL(process.env.TEST_APP_URL).pathname.slice(1);
  await on(url, `ALTER DATABASE ${template} ALLOW_CONNECTIONS true`);
  try {
    url.pathname = `/${template}`;
    await on(url, 'SET search_path = claimtrail', ...statements);
  } finally {
    await on(new URL(process.env.TEST_ADMIN_URL), `ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  }
}

async function on(url, ...statements) {
  const admin = new pg.Client({ connectionString: String(url) });
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}
