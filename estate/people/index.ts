/** What other modules may call. Everything else of this module is reached by its contract, its facts and its tables. */
export { type Named, namesOf } from './names.ts';
