import { modules } from '../cli/modules.ts';
import { apiPrefix } from '../platform/http/index.ts';
import type { Operation } from '../platform/operation.ts';
import { type Permission, permissions, roleHolds, roles } from '../platform/permissions.ts';
import { program } from '../platform/program.ts';
import { writtenFile } from './written-file.ts';

/** Writes who may do what, role by role and operation by operation; with --check says whether it is up to date. */
const operations = program(modules).operations.map(({ operation }) => operation);
// Object.keys forgets that these are the permissions.
const names = Object.keys(permissions) as Permission[];

const text = `# Who may do what

Written by \`npm run permissions\` from \`platform/permissions.ts\` and the operations; do not edit.
An agent holds a role for one client or for all. A requester reaches only the own tickets' public side: the database itself
shows no more. An API token may narrow what its account's roles allow, never widen it.

## Permissions by role

${table(
  ['Permission', ...roles.map((role) => role.replaceAll('_', ' '))],
  names.map((name) => [`\`${name}\``, ...roles.map((role) => (roleHolds(role, name) ? '●' : ''))]),
)}

## Operations

${table(['Operation', 'What it does', 'Way', 'Needs'], operations.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(rowOf))}
`;
await writtenFile('docs/permissions.md', text, 'npm run permissions');

function rowOf({ name, summary, method, path, permission }: Operation): readonly string[] {
  const needs = permission === 'public' ? 'nothing' : permission === 'signed_in' ? 'to be signed in' : `\`${permission}\``;
  return [`\`${name}\``, summary, `${method} ${apiPrefix}${path}`, needs];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
