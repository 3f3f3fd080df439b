// Forestall: gives embedded views their height, and <forestall-view>. Sends and stores nothing.
(() => {
  const { origin } = new URL(document.currentScript.src);
  if (customElements.get('forestall-view')) return;

  const ours = () => [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed/`));

  addEventListener('message', ({ origin: from, source, data }) => {
    const height = data?.type === 'forestall:height' && from === origin ? data.height : 0;
    if (!(height > 0 && height < 20000)) return;
    const frame = ours().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${height + frame.offsetHeight - frame.clientHeight}px`;
  });

  // Who spoke before this was here.
  for (const { contentWindow } of ours()) contentWindow?.postMessage({ type: 'forestall:ask' }, '*');

  class View extends HTMLElement {
    static observedAttributes = ['src', 'release', 'scheme'];

    connectedCallback() {
      this.style.display = 'block';
      this.draw();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.draw();
    }

    draw() {
      const address = new URL(`/embed/${(this.getAttribute('src') ?? '').replace(/^\/+/, '')}`, origin);
      for (const name of ['release', 'scheme']) {
        const value = this.getAttribute(name);
        if (value) address.searchParams.set(name, value);
      }
      address.searchParams.set('interactive', '1');
      if (this.firstElementChild?.src === address.href) return;
      const frame = document.createElement('iframe');
      frame.loading = 'lazy';
      frame.title = this.getAttribute('label') || 'A view of Forestall';
      const aspectRatio = this.getAttribute('ratio') || '4 / 5';
      Object.assign(frame.style, { display: 'block', width: '100%', border: 0, aspectRatio });
      frame.src = address;
      this.replaceChildren(frame);
    }
  }

  customElements.define('forestall-view', View);
})();
