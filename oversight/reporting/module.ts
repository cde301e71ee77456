import { module, serve } from '../../platform/module.ts';
import { listBackAndForth, listHops } from './back-and-forth.ts';
import * as coaching from './coaching-contract.ts';
import * as contract from './contract.ts';
import * as fit from './fit-contract.ts';
import * as keeping from './keeping-contract.ts';
import { listHandoffs, readHandoffsFile, readLateHandoffs } from './late-handoffs.ts';
import { listCoachingTickets } from './list-coaching-tickets.ts';
import { listEndedPromises } from './list-ended-promises.ts';
import { listEscalationFit } from './list-escalation-fit.ts';
import { readCoaching } from './read-coaching.ts';
import { readEndedPromisesFile } from './read-ended-promises-file.ts';
import { readEscalationFit } from './read-escalation-fit.ts';
import { readKpis } from './read-kpis.ts';
import { readPromiseKeeping } from './read-promise-keeping.ts';
import { listReasks } from './reasks.ts';

export const reporting = module({
  name: 'reporting',
  floor: 'oversight',
  needs: ['clients', 'people', 'tickets', 'clocks', 'promises', 'escalation', 'knowledge'],
  folder: import.meta.dirname,
  serves: [
    serve(contract.readKpis, readKpis),
    serve(keeping.readPromiseKeeping, readPromiseKeeping),
    serve(keeping.listEndedPromises, listEndedPromises),
    serve(keeping.readEndedPromisesFile, readEndedPromisesFile),
    serve(contract.readLateHandoffs, readLateHandoffs),
    serve(contract.listHandoffs, listHandoffs),
    serve(contract.readHandoffsFile, readHandoffsFile),
    serve(fit.readEscalationFit, readEscalationFit),
    serve(fit.listEscalationFit, listEscalationFit),
    serve(coaching.readCoaching, readCoaching),
    serve(coaching.listCoachingTickets, listCoachingTickets),
    serve(coaching.listBackAndForth, listBackAndForth),
    serve(coaching.listHops, listHops),
    serve(coaching.listReasks, listReasks),
  ],
});
