import { z } from 'zod';
import { foldedWords } from '../../platform/folded-text.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor } from '../../platform/page-cursor.ts';
import type { Work } from '../../platform/work.ts';
import type { listRequesters as operation } from './contract.ts';
import { type RequesterPlaces, requestersByName, requestersByWord } from './requester-places.ts';

/** Word found by (empty without a search), folded name, id. */
const cursorKey = z.tuple([z.string(), z.string(), z.uuid()]);

/**
 * Requesters by name; a search finds those of whom each word typed begins a word of the name, the address or the number, and
 * shows whole words first. Reads one range of an index in order, so that it is as quick among 100,000 as among ten.
 */
export const listRequesters: Handler<typeof operation> = async (work, { search, clientId, limit, cursor }) => {
  const after = decodeCursor(cursorKey, cursor);
  const words = search === undefined ? undefined : foldedWords(search);
  if (words?.length === 0) return { items: [], nextCursor: null };

  const clients = clientId !== undefined ? [clientId] : work.reach === '*' ? undefined : work.reach;
  const asked = { clients, after, atMost: limit + 1 };
  const places = words === undefined ? requestersByName(work.sql, asked) : requestersByWord(work.sql, { ...asked, words });

  return cutPage(await requestersAt(work, places), limit, {
    keyOf: ({ word, sortName, requesterId }) => [word, sortName, requesterId],
    shape: ({ word: _word, sortName: _sortName, ...requester }) => requester,
  });
};

function requestersAt(work: Work, places: RequesterPlaces) {
  return work.sql
    .selectFrom(places)
    .innerJoin('people.requester as r', (join) => join.onRef('r.client_id', '=', 'p.clientId').onRef('r.id', '=', 'p.requesterId'))
    .innerJoin('clients.client as c', 'c.client_id', 'r.client_id')
    .leftJoin('clients.department as d', (join) => join.onRef('d.client_id', '=', 'r.client_id').onRef('d.id', '=', 'r.department_id'))
    .leftJoin('clients.site as s', (join) => join.onRef('s.client_id', '=', 'r.client_id').onRef('s.id', '=', 'r.site_id'))
    .select(['p.word', 'p.sortName', 'p.requesterId', 'p.clientId', 'c.name as clientName', 'r.name', 'r.email', 'r.phone'])
    .select(['r.department_id as departmentId', 'd.name as departmentName', 'r.site_id as siteId', 's.name as siteName'])
    .select(['r.time_zone as timeZone', 'r.vip', 'r.version'])
    .orderBy('p.word')
    .orderBy('p.sortName')
    .orderBy('p.requesterId')
    .execute();
}
