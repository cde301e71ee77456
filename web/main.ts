import './platform/look/first-paint.css';
import { lendNonceToStyles } from './platform/look/nonce.ts';

lendNonceToStyles();
// Browsers that know Temporal load nothing here.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
const { start } = await import('./app.tsx');
start();
