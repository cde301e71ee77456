/** What other modules may call. Everything else of this module is reached by its contract, its facts and its tables. */
export { openClient } from './open-client.ts';
