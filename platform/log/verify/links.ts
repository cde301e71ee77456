import type { Wrong } from '../wrong.ts';
import { wrongOf } from './report.ts';
import type { Reader, TextRow } from './snapshot.ts';

/** Each fact beside the one before it in its stream, and the last one beside the stream's head; the first that does not fit. */
const brokenLink = `
  with link as (
    select client_id, stream, version, epoch, xact, position, previous_hash, hash, lag(version) over stream as version_before,
      lag(hash) over stream as hash_before, lead(version) over stream is null as is_last
    from log.fact window stream as (partition by stream, client_id order by version)
  )
  select link.client_id, link.stream, link.version, link.position, coalesce(link.version_before, 0) + 1,
    link.previous_hash <> coalesce(link.hash_before, ''::bytea), head.version
  from link left join log.head on head.stream = link.stream and head.client_id is not distinct from link.client_id
  where link.version <> coalesce(link.version_before, 0) + 1 or link.previous_hash <> coalesce(link.hash_before, ''::bytea)
    or link.is_last and (head.version is distinct from link.version or head.hash is distinct from link.hash)
  order by link.epoch, link.xact, link.position limit 1`;

const emptyStream = `
  select head.client_id, head.stream, head.version from log.head
  where not exists (select from log.fact where fact.stream = head.stream and fact.client_id is not distinct from head.client_id)
  order by head.stream limit 1`;

/**
 * Checks that every stream is whole: versions without gaps, each fact naming the hash of the one before, the head naming the
 * last. PostgreSQL compares what is stored; that the hashes are true is checked beside, fact by fact.
 */
export async function findBrokenLink(reader: Reader): Promise<Wrong | undefined> {
  const [broken] = await reader.rows(brokenLink);
  if (broken !== undefined) return wrongLink(broken);
  const [empty] = await reader.rows(emptyStream);
  if (empty === undefined) return undefined;
  const [clientId = null, stream = null, version] = empty;
  return wrongOf('head-without-facts', `Stream ${stream} once had ${version} facts; none is there`, { clientId, stream });
}

function wrongLink([clientId = null, stream = null, version, position, expected, isUnlinked, head]: TextRow): Wrong {
  const where = { clientId, stream, version: Number(version), position: Number(position) };
  if (version !== expected)
    return wrongOf('chain-broken', `Version ${expected} of stream ${stream} is missing: version ${version} comes next`, where);
  if (isUnlinked === 't')
    return wrongOf('chain-broken', `Version ${version} of stream ${stream} does not continue the version before it`, where);
  if (head == null) return wrongOf('head-wrong', `Stream ${stream} has facts but no head`, where);
  return wrongOf('head-wrong', `Stream ${stream} ends with version ${version}; its head names another fact (version ${head})`, where);
}
