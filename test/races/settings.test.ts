import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { agreementPublished } from '../../desk/agreements/facts.ts';
import { promisesTo } from '../../desk/agreements/index.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { openDatabase } from '../../platform/postgres/pool.ts';
import { agreementInForce, publishVersion } from '../agreements-desk.ts';
import { openDesk } from '../desk.ts';

/** A desk on two nodes, each of which remembers what is published. */
async function openTwoNodes() {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const { connection } = desk.place.database as typeof desk.place.database & {
    readonly connection: Parameters<typeof openDatabase>[0]['connection'];
  };
  const other: WorkPlace = { ...desk.place, database: openDatabase({ connection, most: 3 }) };
  after(() => other.database.close());
  const clientId = desk.northgate.id;
  /** The name of the client's agreement as a node would bind it, within work of some reach. */
  const nameOn = (place: WorkPlace, reach: '*' | readonly string[] = '*') =>
    inWork(place, { authority: systemAuthority, reach }, async (work) => {
      const promises = await promisesTo(work, [clientId]);
      return promises(clientId, work.at, null).find(({ agreement }) => agreement.kind === 'sla')?.agreement.name;
    });
  return { desk, other, nameOn, clientId };
}

describe('What nodes remember of settings', () => {
  test('is never older than what was published before the work began, by any node', async () => {
    const { desk, other, nameOn } = await openTwoNodes();
    assert.deepEqual([await nameOn(desk.place), await nameOn(other)], ['Standard', 'Standard']);

    for (const name of ['Gold', 'Silver', 'Bronze']) {
      await publishVersion(desk, { name });
      assert.deepEqual([await nameOn(other), await nameOn(desk.place), await nameOn(other)], [name, name, name]);
    }
  });

  test('is not what somebody saw who may not see the client', async () => {
    const { other, nameOn } = await openTwoNodes();

    assert.equal(await nameOn(other, []), undefined);
    assert.equal(await nameOn(other), 'Standard');
    assert.equal(await nameOn(other, []), undefined);
  });

  test('is not what a work has published itself and taken back', async () => {
    const { desk, other, nameOn, clientId } = await openTwoNodes();
    await nameOn(desk.place);
    const standard = await agreementInForce(desk);

    await assert.rejects(
      inWork(desk.place, { authority: systemAuthority, reach: '*' }, async (work) => {
        const { agreementId, version, ...terms } = standard;
        const effectiveFrom = work.at.toString();
        work.record(
          agreementPublished,
          { clientId, id: agreementId },
          { ...terms, version: version + 1, name: 'Taken back', ended: false, effectiveFrom },
        );
        await work.flush();
        const promises = await promisesTo(work, [clientId]);
        assert.equal(promises(clientId, work.at, null)[0]?.agreement.name, 'Taken back');
        throw new Error('taken back');
      }),
      /taken back/,
    );

    assert.deepEqual([await nameOn(desk.place), await nameOn(other)], ['Standard', 'Standard']);
    await publishVersion(desk, { name: 'Gold' });
    assert.deepEqual([await nameOn(desk.place), await nameOn(other)], ['Gold', 'Gold']);
  });
});
