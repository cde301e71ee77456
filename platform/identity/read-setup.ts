import type { Handler } from '../module.ts';
import { hasAdministrator } from './administrators.ts';
import type { readSetup as operation } from './contract.ts';

/** Whether the desk still waits for its first administrator. Says nothing else, since anybody may ask. */
export const readSetup: Handler<typeof operation> = async (work) => ({ needed: !(await hasAdministrator(work.sql)) });
