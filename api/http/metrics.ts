import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ReadModels } from '../read-model/read-models.ts';

/** What kind of address it is: never the address itself, which says who looked at what. */
export function kindOf(path: string): string {
  if (path === '/graphql') return 'graphql';
  if (/\.(?:png|svg)$/.test(path)) return 'picture';
  if (/\.(?:csv|json|apa|bib|ris|csl)$/.test(path) || path.startsWith('/data/figures/')) return 'file';
  if (path.startsWith('/embed/')) return 'embed';
  if (path.startsWith('/_app/') || path.startsWith('/graphql/assets/')) return 'asset';
  if (path === '/healthz' || path === '/readyz' || path === '/metrics') return 'watch';
  return 'page';
}

/** What an operator watches, in Prometheus' text form. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly seconds: Histogram<'kind' | 'status'>;
  private readonly limited: Counter;

  constructor(models: ReadModels) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.seconds = new Histogram({
      name: 'forestall_request_seconds',
      help: 'Time from a request to the end of its answer, by kind of address and class of status.',
      labelNames: ['kind', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    this.limited = new Counter({
      name: 'forestall_rate_limited_total',
      help: 'Requests refused because their address had asked too often.',
      registers,
    });
    const release = new Gauge({
      name: 'forestall_data_release_info',
      help: 'The data release that answers; always 1.',
      labelNames: ['id'],
      registers,
      collect() {
        release.reset();
        release.set({ id: models.current().dataRelease.id }, 1);
      },
    });
  }

  /** A request has come; call what it gives with the status of the answer. */
  begin(path: string): (status: number) => void {
    const end = this.seconds.startTimer({ kind: kindOf(path) });
    return (status) => void end({ status: `${Math.floor(status / 100)}xx` });
  }

  countLimited(): void {
    this.limited.inc();
  }

  async text(): Promise<{ type: string; body: string }> {
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}
