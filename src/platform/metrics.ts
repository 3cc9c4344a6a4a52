import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Bounds in seconds: a list is expected within 0.1, an import within 10. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the process counts of itself, for Prometheus. One for each application, so that tests can run several. */
export class Metrics {
  private readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the response, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor(db: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    // The size of the pool is only known to the driver.
    const pool = () => (db.driver as PostgresDriver).master as Partial<Record<PoolCount, number>> | undefined;
    for (const [count, help] of Object.entries(poolCounts) as [PoolCount, string][]) {
      new Gauge({
        name: `postgres_pool_${count.replace('Count', '')}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(pool()?.[count] ?? 0);
        },
      });
    }
  }

  /** Measures every request by the template of its route, so that ids do not make endless series. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', async ({ method, routeOptions, is404 }, { elapsedTime, statusCode }) => {
      const route = is404 ? 'unknown' : (routeOptions.url ?? 'unknown');
      this.requests.observe({ method, route, status: statusCode }, elapsedTime / 1000);
    });
  }

  /** The text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** The media type of {@link text}. */
  get contentType(): string {
    return this.registry.contentType;
  }
}

const poolCounts = {
  totalCount: 'Connections to PostgreSQL this process has open.',
  idleCount: 'Open connections nobody uses at the moment.',
  waitingCount: 'Requests that wait for a connection.',
};

type PoolCount = keyof typeof poolCounts;
