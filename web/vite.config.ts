import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const EARLY: [RegExp, Record<string, string>][] = [
  [/\bpage-[^/]*\.js$/, { rel: 'modulepreload' }],
  [/\bpage-[^/]*\.css$/, { rel: 'stylesheet' }],
  [/\bnoto-sans-(latin|arabic-arabic)-wght-normal-[^/]*\.woff2$/, { rel: 'preload', as: 'font', type: 'font/woff2' }],
  [/\bdrawing-[^/]*\.js$/, { rel: 'modulepreload' }],
];

/** The page names what the first view needs, so that all of it comes at once and not one after the other. */
function allAtOnce(): Plugin {
  return {
    name: 'khabar:all-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {});
        return EARLY.flatMap(([pattern, attrs]): HtmlTagDescriptor[] => files.filter((file) => pattern.test(file)).map(
          (file) => ({ tag: 'link', injectTo: 'head', attrs: { ...attrs, href: `./${file}`, crossorigin: true } })));
      },
    },
  };
}

export default defineConfig({
  plugins: [svelte(), allAtOnce()],
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
