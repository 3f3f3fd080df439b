/** Plain clicks on a link stay on the page; everything else is the browser's. */
export const here = (act: () => void) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  act();
};
