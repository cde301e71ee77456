import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeDraft, type TicketTold } from './compose-draft.ts';
import { articleWords } from './rules.ts';

const bare: TicketTold = {
  title: 'The printer prints blank pages',
  description: null,
  assetKind: null,
  errorText: null,
  environment: {},
  cause: null,
  resolution: 'A new driver',
  steps: [],
};

test('a ticket that says nothing but its title still makes an article, with what is unknown left empty', () => {
  assert.deepEqual(composeDraft(bare), {
    title: 'The printer prints blank pages',
    symptom: 'The printer prints blank pages',
    environment: null,
    cause: null,
    resolution: 'A new driver',
  });
});

test('symptom, environment, cause and resolution come from the requester’s words, the packet and the steps', () => {
  const draft = composeDraft({
    ...bare,
    description: 'Since this morning every page is blank.',
    assetKind: 'computer',
    errorText: 'PCL XL error 0x80070775',
    environment: { asset: 'PRN-0207', os: 'Windows 11', application: '  ', peopleAffected: 3 },
    cause: 'The driver of last night',
    steps: [
      { action: 'Changed the toner', outcome: 'did_not_work', result: 'Still blank' },
      { action: 'Rolled the driver back', outcome: 'worked', result: null },
      { action: 'Reinstalled Windows', outcome: 'skipped', result: 'Too long' },
    ],
  });

  assert.equal(draft.symptom, 'Since this morning every page is blank.\n\nError text:\nPCL XL error 0x80070775');
  assert.equal(draft.environment, 'Kind of asset: computer\nAsset: PRN-0207\nOperating system: Windows 11');
  assert.equal(draft.cause, 'The driver of last night');
  assert.equal(
    draft.resolution,
    'A new driver\n\nWhat worked:\n- Rolled the driver back\n\nWhat did not help:\n- Changed the toner → Still blank',
  );
});

test('however long a ticket is, its draft can be kept', () => {
  const long = 'word '.repeat(10_000);

  const draft = composeDraft({ ...bare, title: long, description: long, resolution: long, environment: { recentChanges: long } });

  assert.equal(articleWords.safeParse({ ...draft, title: draft.title.trim() }).success, true);
});
