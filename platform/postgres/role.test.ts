import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type pg from 'pg';
import { startScratchServer } from '../../scripts/scratch-database.ts';
import { noteWritten } from '../../test/races/notebook/facts.ts';
import { notebook } from '../../test/races/notebook/module.ts';
import { systemAuthority } from '../authority.ts';
import { systemClock } from '../clock.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { log } from '../log/module.ts';
import { verifyLog } from '../log/verify/verify-log.ts';
import { program } from '../program.ts';
import { migrate } from './migrate.ts';
import { postgres } from './module.ts';
import { openDatabase } from './pool.ts';

/** A desk on a database that belongs to somebody who is no superuser, as on most servers that are not one's own. */
async function withOwnersDesk(rights: string, run: (place: WorkPlace) => Promise<void>): Promise<void> {
  // Roles belong to the whole server: an owner who makes them must find none there yet.
  const server = await startScratchServer({ own: true });
  const owner = `owner_${process.pid}_${rights}`;
  const administrator = openDatabase({ connection: server.connectionTo('postgres'), most: 1 });
  await administrator.pool.query(`create role ${owner} login password 'secret' ${rights}`);
  await administrator.pool.query(`create database ${owner} owner ${owner}`);
  // The administrator of such a server prepares what the owner may not make.
  if (rights === 'nocreaterole')
    await administrator.pool.query(`
      do $$ begin create role secondline_app; exception when duplicate_object then null; end $$; grant secondline_app to ${owner}`);
  const database = openDatabase({ connection: signedInAs(owner, server.connectionTo(owner)) });
  try {
    const modules = program([postgres, log, notebook()]);
    await migrate(database, modules.modules, systemClock);
    await run({ database, clock: systemClock, program: modules });
  } finally {
    await database.close();
    await administrator.pool.query(`drop database ${owner}`);
    await administrator.pool.query(`drop role ${owner}`);
    await administrator.close();
    await server.stop();
  }
}

function signedInAs(owner: string, { connectionString, ...rest }: pg.PoolConfig): pg.PoolConfig {
  if (connectionString === undefined) return { ...rest, user: owner, password: 'secret' };
  const url = new URL(connectionString);
  url.username = owner;
  url.password = 'secret';
  return { ...rest, connectionString: url.href };
}

describe('A database whose owner is no superuser', () => {
  for (const rights of ['createrole', 'nocreaterole'])
    test(`is migrated, worked on and verified by an owner with ${rights}`, async () => {
      await withOwnersDesk(rights, async (place) => {
        await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) =>
          work.record(noteWritten, { clientId: work.newId(), id: work.newId() }, { text: 'Hello', weight: 1, details: null }),
        );

        const report = await verifyLog(place);

        assert.equal(report.wrong, undefined);
        assert.deepEqual([report.facts, report.rows], [1, 1]);
      });
    });
});
