import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The API that `npm run dev` talks to; start it with `khabar serve`. */
const api = process.env.KHABAR_API ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: {
    outDir: '../khabar/serve/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined: the policy of the served page allows fonts and pictures from its own origin only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': api } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
