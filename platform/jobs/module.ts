import { module } from '../module.ts';
import { prepareJobs } from './prepare.ts';

/** Its schema `jobs` belongs to pg-boss, which brings it up to date by itself. */
export const jobs = module({ name: 'jobs', floor: 'platform', needs: ['postgres'], folder: import.meta.dirname, prepare: prepareJobs });
