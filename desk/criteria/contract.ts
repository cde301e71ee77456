import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, line } from '../../platform/wire.ts';
import { categoryUnknown } from '../tickets/refusals.ts';
import { categoryWithoutClient, criteriaChangedSince, criteriaImpossible } from './refusals.ts';
import { criteriaList, criterionTerms, layerKind } from './rules.ts';

/** Which layer: the installation's, a client's, or those of a client's category. */
export const layer = { clientId: z.uuid().optional(), categoryId: z.uuid().optional() };

const criterionInForce = criterionTerms.extend({
  /** Where it is said, and in which version there. */
  layer: layerKind,
  version: z.number().int(),
});
const published = z.object({ version: z.number().int(), publishedBy: z.string(), publishedAt: instant, note: z.string().nullable() });

export const listCriteria = operation({
  name: 'listCriteria',
  summary: 'List the criteria for escalating that count for a client or a category, and where each is said',
  description: 'The nearest wins, criterion by criterion: category of a client, client, installation.',
  method: 'GET',
  path: '/criteria',
  permission: 'escalation.read',
  input: z.strictObject(layer),
  reply: z.object({
    /** The layer's own current version; 0 while it says nothing. */
    version: z.number().int(),
    own: z.array(criterionTerms),
    inForce: z.array(criterionInForce),
    /** The layer's newest versions, newest first. */
    versions: z.array(published),
  }),
  refusals: [categoryWithoutClient],
});

export const changeCriteria = operation({
  name: 'changeCriteria',
  summary: 'Publish a new version of the criteria for escalating, from now on',
  description:
    'readVersion is the version that the change was made on; when another was published meanwhile, it is refused. Escalations sent before keep the version they were sent under.',
  method: 'PUT',
  path: '/criteria',
  permission: 'criteria.manage',
  input: z.strictObject({ ...layer, readVersion: z.number().int().min(0), criteria: criteriaList, note: line(300).optional() }),
  reply: published,
  refusals: [criteriaImpossible, criteriaChangedSince, categoryWithoutClient, categoryUnknown],
});
