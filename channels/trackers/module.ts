import { prepareQueues } from '../../platform/jobs/index.ts';
import { module, serve, serveApart } from '../../platform/module.ts';
import { addConnection } from './add-connection.ts';
import { apply } from './apply.ts';
import { changeConnection } from './change-connection.ts';
import * as contract from './contract.ts';
import * as facts from './facts.ts';
import { handOver } from './hand-over.ts';
import { listConnections } from './list-connections.ts';
import { listDeliveries } from './list-deliveries.ts';
import { deliveryQueue, testQueue } from './queues.ts';
import { readConnection } from './read-connection.ts';
import { receiveAnswer } from './receive-answer.ts';
import { retireConnection } from './retire-connection.ts';
import { testConnection } from './test-connection.ts';

export const trackers = module({
  name: 'trackers',
  floor: 'channels',
  needs: ['jobs', 'mail', 'identity', 'clients', 'tickets', 'handoff', 'portal'],
  folder: import.meta.dirname,
  schema: 'trackers',
  tells: Object.values(facts),
  apply,
  serves: [
    serve(contract.listConnections, listConnections),
    serve(contract.addConnection, addConnection),
    serve(contract.readConnection, readConnection),
    serve(contract.changeConnection, changeConnection),
    serve(contract.retireConnection, retireConnection),
    serve(contract.testConnection, testConnection),
    serve(contract.handOver, handOver),
    serve(contract.listDeliveries, listDeliveries),
    serveApart(contract.receiveAnswer, receiveAnswer),
  ],
  tablesNotMadeOfFacts: ['secret'],
  prepare: (database) => prepareQueues(database, [deliveryQueue, testQueue]),
});
