import { clients } from '../estate/clients/module.ts';
import { people } from '../estate/people/module.ts';
import { identity } from '../platform/identity/module.ts';
import { log } from '../platform/log/module.ts';
import type { Module } from '../platform/module.ts';
import { postgres } from '../platform/postgres/module.ts';

/** Every module of the program, in any order: needs decide. */
export const modules: readonly Module[] = [postgres, log, identity, clients, people];
