import { resolve } from 'node:path';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The site. While developing, /graphql is answered by a server that runs beside it (FORESTALL_API). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    sveltekit({
      // Absolute, because the adapter would otherwise write relative to where the command was started.
      // Not compressed ahead: that is a third of the build's time, and the server compresses what it sends.
      adapter: adapter({ out: resolve(import.meta.dirname, '../build/web'), precompress: false }),
      csp: {
        // Hashes, not nonces: the page can be cached and its policy stays true.
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Charts and maps place things by style attributes.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self', 'data:'],
          'connect-src': ['self'],
          'worker-src': ['self', 'blob:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
        },
      },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // What many pages use comes as one file: each alone, they pack worse and are twenty more requests.
            codeSplitting: { groups: [{ name: 'shared', test: /web\/src\/lib\//, minShareCount: 6 }] },
          },
        },
      },
    },
  },
  server: {
    proxy: { '/graphql': process.env.FORESTALL_API ?? 'http://localhost:4000' },
  },
});
