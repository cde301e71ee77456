import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the desk that answers the browser. */
const deskUrl = 'http://127.0.0.1:3000';

/** Builds the browser's part into dist/web, from where platform/http serves it. */
export default defineConfig({
  root: `${import.meta.dirname}/web`,
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    // One small icon as a data URL would need its own exception in the content security policy.
    assetsInlineLimit: 0,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': deskUrl, '/errors': deskUrl, '/p': deskUrl, '/s': deskUrl } },
});
