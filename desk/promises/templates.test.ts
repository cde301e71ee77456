import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notPermitted } from '../../platform/refusal.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { changeTemplate, listTemplates, retireTemplate, writeTemplate } from './contract.ts';
import { templateNameTaken, templateSaysNothing, templateStands, templateVariableUnknown } from './refusals.ts';

const words = '{requester}, {assignee} reads the log and tells you by {time}';

test('templates are written in versions, offered with the desk’s own, and retired', async () => {
  const desk = await openDesk();
  const clientId = desk.northgate.id;
  const name = `Log ${clientId}`;
  const { templateId: common } = await desk.does(desk.dana, writeTemplate, { kind: 'promise', name, words });
  const own = await desk.does(desk.dana, writeTemplate, { kind: 'promise', clientId, name, words });
  const changed = await desk.does(desk.dana, changeTemplate, { templateId: own.templateId, name, words: 'You hear it from {assignee}' });

  const offered = async (person: typeof desk.ada) =>
    (await desk.does(person, listTemplates, { kind: 'promise', clientId })).items.map(({ templateId }) => templateId);
  assert.deepEqual([own.version, changed.version], [1, 2]);
  assert.deepEqual(new Set(await offered(desk.ada)).isSupersetOf(new Set([common, own.templateId])), true);
  assert.equal((await offered(desk.otto)).includes(own.templateId), false);
  await desk.does(desk.dana, retireTemplate, { templateId: own.templateId });
  assert.equal((await offered(desk.ada)).includes(own.templateId), false);
  await expectNotFound(desk.does(desk.dana, changeTemplate, { templateId: own.templateId, name, words }));
  await desk.does(desk.dana, retireTemplate, { templateId: common });
});

test('what cannot be filled, says nothing, or stands already is refused, saying what to do instead', async () => {
  const desk = await openDesk();
  const clientId = desk.northgate.id;
  const write = (kind: 'promise' | 'check_in' | 'reply', name: string, text: string) =>
    desk.does(desk.dana, writeTemplate, { clientId, kind, name, words: text });

  const facts = await expectRefusal(write('promise', 'A', '{{constructor}} {reqester} {time}'), templateVariableUnknown);
  await expectRefusal(write('reply', 'B', 'Your ticket has been escalated.'), templateSaysNothing);
  await write('check_in', 'C', words);
  await expectRefusal(write('check_in', 'Another', words), templateStands);
  await write('reply', 'D', words);
  await expectRefusal(write('reply', 'd', words), templateNameTaken);

  assert.deepEqual(facts.unknown, ['{constructor}', '{reqester}', '{', '}']);
});

test('only who serves every client writes and changes what every client uses', async () => {
  const desk = await openDesk();
  const { authority } = desk.priya;
  const admin = { ...desk.priya, authority: { ...authority, grants: [{ clientId: desk.northgate.id, role: 'client_admin' as const }] } };
  const name = `Common ${desk.northgate.id}`;
  const { templateId } = await desk.does(desk.dana, writeTemplate, { kind: 'promise', name, words });

  await expectRefusal(desk.does(admin, writeTemplate, { kind: 'promise', name: `${name} 2`, words }), notPermitted);
  await expectNotFound(desk.does(admin, changeTemplate, { templateId, name, words }));
  await expectNotFound(desk.does(admin, retireTemplate, { templateId }));
  await expectNotFound(desk.does(admin, writeTemplate, { kind: 'promise', clientId: desk.harbor.id, name, words }));
  await desk.does(desk.dana, retireTemplate, { templateId });
});
