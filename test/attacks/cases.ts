import { wholeProgram } from '../database.ts';
import type { Case } from './case.ts';
import { accessCases } from './cases-access.ts';
import { deskCases } from './cases-desk.ts';
import { estateCases } from './cases-estate.ts';
import { handoffCases } from './cases-handoff.ts';
import { knowledgeCases } from './cases-knowledge.ts';
import { oversightCases } from './cases-oversight.ts';
import { packetCases } from './cases-packet.ts';

/** How each operation is asked for. An operation without a case here is an operation that nobody attacks. */
export const cases: Readonly<Record<string, Case>> = {
  ...accessCases,
  ...estateCases,
  ...deskCases,
  ...handoffCases,
  ...knowledgeCases,
  ...packetCases,
  ...oversightCases,
};

/** Every operation of the program with its case. */
export const attacked = wholeProgram.operations.flatMap(({ operation }) => {
  const known = cases[operation.name];
  return known === undefined ? [] : [{ operation, ...known }];
});

/** Those that change something. */
export const changing = attacked.filter(({ operation }) => operation.method !== 'GET' && operation.readOnly !== true);

/** Those that only read, by GET. */
export const reading = attacked.filter(({ operation }) => operation.method === 'GET');
