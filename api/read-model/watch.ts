import type { Logger } from 'pino';
import type { ReadModels } from './read-models.ts';

/** Turns to newer data releases as they come; returns what ends it. A look that fails is tried again, and said once. */
export function watch(models: ReadModels, every: number, logger: Logger): () => void {
  let failing = false;
  let looking = false;
  const look = async (): Promise<void> => {
    // A load may take longer than the interval.
    if (looking) return;
    looking = true;
    try {
      if (await models.refresh()) logger.info({ dataRelease: models.current().dataRelease.id }, 'new data release');
      failing = false;
    } catch (error) {
      if (!failing)
        logger.warn({ err: error }, 'Cannot look for newer data releases; what is loaded goes on being served.');
      failing = true;
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(look, every).unref();
  return () => clearInterval(timer);
}
