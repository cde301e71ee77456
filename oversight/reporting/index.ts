export { countKpis } from './read-kpis.ts';
