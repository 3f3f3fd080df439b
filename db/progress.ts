import { SingleBar, Presets } from 'cli-progress';
import type { Progress } from './importing/publish.ts';

const REDRAW_MILLISECONDS = 250;

/** A live count with its rate where a person watches, plain lines where the output goes to a file. */
export function terminalProgress(): Progress {
  let bar: SingleBar | null = null;
  let begun = 0;
  return {
    step(what) {
      begun = performance.now();
      if (!process.stderr.isTTY) return;
      bar = new SingleBar(
        { format: `${what}: {value} figures, {rate} a second`, clearOnComplete: true, fps: 1000 / REDRAW_MILLISECONDS },
        Presets.rect,
      );
      bar.start(0, 0, { rate: 0 });
    },
    figures(count) {
      bar?.update(count, { rate: Math.round((count / (performance.now() - begun)) * 1000) });
    },
    done(what) {
      bar?.stop();
      bar = null;
      console.error(what);
    },
  };
}
