/** The page's one polite voice: at most one message a second, the last one wins. */

const pause = 1000;

export const voice = $state({ text: '' });

let spokenAt = -pause;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      spokenAt = performance.now();
      voice.text = text;
    },
    Math.max(0, spokenAt + pause - performance.now()),
  );
}
