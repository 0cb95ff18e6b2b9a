import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

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
  // `npm run dev` talks to the API that `khabar serve` started.
  server: { proxy: { '/api': 'http://127.0.0.1:8350' } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
