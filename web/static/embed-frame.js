// Inside an embedded view that was asked for with interactive=1: tells the page around it how high it is, and nothing else.
(() => {
  const view = document.querySelector('main');
  if (parent === window || !view) return;
  const tell = () =>
    parent.postMessage({ type: 'forestall:height', height: Math.ceil(view.getBoundingClientRect().height) }, '*');
  new ResizeObserver(tell).observe(view);
  addEventListener('load', tell);
  // The page around it may have begun to listen late.
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === 'forestall:ask') tell();
  });
})();
