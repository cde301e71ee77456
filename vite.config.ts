import { sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Libraries that every screen stands on: they change seldom, and the browser keeps them apart from what does. */
const librariesOfAll =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|zod|tinykeys|use-sync-external-store|html-parse-stringify|void-elements)\//;

/** What the first screen after signing in, a queue, is made of. Packed as one it is a tenth smaller than in sixty small files. */
const firstScreen = [
  /^(platform|estate|desk)\/(?!.*(empty-phrase|their-time)\.ts|denials|calendar|.*agreements\/(contract|refusals)|previews|access|knowledge|hypotheses|handoff|standard-steps|criteria\/contract|secrets|escalation\/(contract|packet|facts|score|vague)|clocks\/facts|promises)/,
  /^web\/(words|routes|api\/)/,
  /^web\/shell\/(?!Palette|KeyHelp|over)/,
  /^web\/platform\/(keys|look|time\/(?!ZoneSelect)|sign-in\/session)/,
  /^web\/platform\/parts\/(notices|Notices|problem-words|Trouble|Empty|Loading|PanelBoundary|use-title)/,
  /^web\/desk\/clocks\/(reading|ShapeMark|TimeLeft|Ribbon)/,
  /^web\/desk\/tickets\/\w+Mark/,
  /^web\/desk\/workbench\/(?!ticket\/|bulk\/)/,
];

/** Builds the browser's part into dist/web, from where platform/http serves it. */
export default defineConfig({
  root: `${root}/web`,
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: `${root}/dist/web`,
    emptyOutDir: true,
    // One small icon as a data URL would need its own exception in the content security policy.
    assetsInlineLimit: 0,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    // The libraries' chunk; test/browser/first-load.test.ts holds what all of it weighs when packed.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // Declarations do nothing but make a value: what no screen names stays out.
      treeshake: { manualPureFunctions: ['z', 'operation', 'refusal', 'fact', 'said'] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: (id) => librariesOfAll.test(fromRoot(id)) },
            { name: 'first-screen', test: (id) => firstScreen.some((part) => part.test(fromRoot(id))) },
          ],
        },
      },
    },
  },
});

/** A module's path from the project's root, with slashes on every system. */
function fromRoot(id: string): string {
  return id.replaceAll(sep, '/').replace(`${root.replaceAll(sep, '/')}/`, '');
}
