import { SingleBar, Presets } from 'cli-progress';
import type { Progress } from './importing/publish.ts';

const REDRAW_MILLISECONDS = 250;
/** How often a line is written where nobody watches a bar, as in a log. */
const LINE_MILLISECONDS = 10_000;

/** A live count with its rate and the time left where a person watches, a line now and then where it goes to a file. */
export function terminalProgress(): Progress {
  let bar: SingleBar | null = null;
  let step = '';
  let begun = 0;
  let written = 0;
  return {
    step(what) {
      step = what;
      begun = written = performance.now();
      if (!process.stderr.isTTY) return;
      bar = new SingleBar(
        { format: '{step}: {words}', clearOnComplete: true, fps: 1000 / REDRAW_MILLISECONDS },
        Presets.rect,
      );
      bar.start(0, 0, { step, words: 'beginning' });
    },
    figures(count, share) {
      const now = performance.now();
      if (bar) bar.update(count, { step, words: howFar(count, share, now - begun) });
      else if (now - written > LINE_MILLISECONDS) {
        written = now;
        console.error(`${step}: ${howFar(count, share, now - begun)}`);
      }
    },
    done(what) {
      bar?.stop();
      bar = null;
      console.error(what);
    },
  };
}

/** As “120,000 figures, 41,000 a second, 30% read, 7 s left”. */
export function howFar(count: number, share: number | null, milliseconds: number): string {
  const rate = Math.round((count / Math.max(1, milliseconds)) * 1000);
  const parts = [`${count.toLocaleString('en')} figures`, `${rate.toLocaleString('en')} a second`];
  if (share !== null && share > 0) {
    const left = Math.ceil(((1 - share) / share) * (milliseconds / 1000));
    parts.push(
      `${Math.floor(share * 100)}% read`,
      share < 1 ? `about ${duration(left)} left` : 'now the database compares',
    );
  }
  return parts.join(', ');
}

function duration(seconds: number): string {
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
