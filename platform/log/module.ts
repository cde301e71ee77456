import { module, serveApart } from '../module.ts';
import { verifyLog as verifyLogOperation } from './contract.ts';
import { listenerSkipped, logVerified } from './facts.ts';
import { sealRound } from './seal-round.ts';
import { verifyLog } from './verify-log.ts';

export const log = module({
  name: 'log',
  floor: 'platform',
  needs: ['postgres'],
  folder: import.meta.dirname,
  schema: 'log',
  tells: [listenerSkipped, logVerified],
  serves: [serveApart(verifyLogOperation, verifyLog)],
  rounds: [sealRound],
  tablesNotMadeOfFacts: ['fact', 'head', 'seal', 'epoch', 'checkpoint', 'settings', 'installation'],
});
