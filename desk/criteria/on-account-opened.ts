import { accountOpened } from '../../platform/identity/facts.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import { publishFirstCriteria } from './publish-first-criteria.ts';

/** The first administrator's setup is a desk's first start: from then on it has criteria, before anybody could escalate. */
export const onAccountOpened = hearWithin('on-account-opened-publish-criteria', accountOpened, (work) => publishFirstCriteria(work));
