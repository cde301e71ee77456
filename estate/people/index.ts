/** What other modules may call. Everything else of this module is reached by its contract, its facts and its tables. */
export { formFirstTeams } from './first-teams.ts';
export { type Named, namesOf } from './names.ts';
