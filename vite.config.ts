import { defineConfig } from 'vite';

/** The server: api/ and db/ bundled for Node, libraries left in node_modules. */
export default defineConfig({
  build: {
    ssr: 'api/main.ts',
    outDir: 'build/server',
    target: 'node22',
    // Class names are what the ORM and stack traces go by.
    minify: false,
    sourcemap: true,
  },
});
