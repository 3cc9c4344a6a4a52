import { type BeforeApplicationShutdown, Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { Open } from './access.js';

/** A balancer asks every few seconds; a database that needs longer than this is of no use to a reader either. */
const LONGEST_CHECK_MS = 2000;

/** What keeps a process in service. */
@ApiExcludeController()
@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  private shuttingDown = false;

  constructor(private readonly db: DataSource) {}

  beforeApplicationShutdown(): void {
    this.shuttingDown = true;
  }

  /** Whether the process runs at all: if not, start it again. */
  @Get('live')
  @Open()
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether requests may be sent here: the database answers and the process is not about to end. */
  @Get('ready')
  @Open()
  async ready(): Promise<{ readonly status: 'ok' }> {
    if (this.shuttingDown) throw new Refusal('unavailable', 'This process is shutting down.');
    if (!(await this.databaseAnswers())) throw new Refusal('unavailable', 'The database does not answer.');
    return { status: 'ok' };
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), LONGEST_CHECK_MS);
    });
    const answer = this.db.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
