import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Inject, Injectable, Logger } from '@nestjs/common';

import { newId } from '../kernel/ids.js';
import { SOFTWARE } from '../platform/caller.js';
import { isAddress } from '../platform/checkpoint-places.js';
import type { Config } from '../platform/config.js';
import { Transactions } from '../platform/transactions.js';
import { checkpointFileName, checkpointFrom } from './checkpoint.js';
import { type Undelivered, undelivered } from './checkpoints.queries.js';
import { LEDGER_CONFIG } from './ledger-config.js';

/** What one place gets at once; the rest comes with the next turn. */
const AT_ONCE = 100;

/** An address that needs longer counts as one that does not answer. */
const LONGEST_ANSWER_MS = 10_000;

/**
 * Takes checkpoints to where the newsroom wants them. What fails is kept as such, logged, and tried again every few minutes, for as long as it
 * takes; checkpoints come to each place in their order.
 */
@Injectable()
export class Deliveries {
  private readonly log = new Logger('Ledger');
  private running: Promise<void> | null = null;

  constructor(
    private readonly transactions: Transactions,
    @Inject(LEDGER_CONFIG) private readonly config: Config,
  ) {}

  /** Brings every place what it does not have; one turn after the other. It never throws. */
  async deliver(): Promise<void> {
    await this.running;
    this.running = this.everywhere();
    await this.running;
  }

  private async everywhere(): Promise<void> {
    for (const place of this.config.checkpointPlaces) {
      await this.deliverTo(place).catch((error: unknown) => this.log.warn({ err: error }));
    }
  }

  private async deliverTo(place: string): Promise<void> {
    const waiting = await this.transactions.read(SOFTWARE, null, (tx) => undelivered(tx, place, AT_ONCE));
    for (const checkpoint of waiting) {
      const fault = await (isAddress(place) ? posted(place, checkpoint) : filed(place, checkpoint));
      await this.note(place, checkpoint.number, fault);
      if (fault === null) continue;
      this.log.warn(`Checkpoint ${checkpoint.number} did not get to ${place}: ${fault}`);
      return;
    }
  }

  private async note(place: string, number: number, fault: string | null): Promise<void> {
    await this.transactions.write({ caller: SOFTWARE }, (tx) =>
      tx.query(
        `INSERT INTO checkpoint_delivery AS d (number, place, tries, delivered_at, fault)
         VALUES ($1, $2, 1, CASE WHEN $3::text IS NULL THEN clock_timestamp() END, $3)
         ON CONFLICT (place, number) DO UPDATE SET tries = d.tries + 1, delivered_at = coalesce(d.delivered_at, excluded.delivered_at),
           fault = CASE WHEN d.delivered_at IS NULL THEN excluded.fault END`,
        [number, place, fault],
      ),
    );
  }
}

/** Made whole beside its place, and never over another: of several processes that do it one does. @returns why it failed, null where it did not */
async function filed(folder: string, { number, note }: Undelivered): Promise<string | null> {
  const file = join(folder, checkpointFileName(checkpointFrom(note)?.origin ?? 'ledger', number));
  const made = join(folder, `.${newId()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(made, note, { flag: 'wx', flush: true });
    await link(made, file);
    return null;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') return `The file could not be written (${code}).`;
    return (await readFile(file, 'utf8').catch(() => '')) === note ? null : `There is another file called ${file}.`;
  } finally {
    await rm(made, { force: true }).catch(() => undefined);
  }
}

async function posted(address: string, { note }: Undelivered): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: note,
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `It answered ${answer.status}.`;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return `It did not answer (${cause?.code ?? name}).`;
  }
}
