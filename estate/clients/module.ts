import { module, serve } from '../../platform/module.ts';
import { addDepartment } from './add-department.ts';
import { addSite } from './add-site.ts';
import { apply } from './apply.ts';
import { changeClient } from './change-client.ts';
import * as contract from './contract.ts';
import { clientChanged, clientOpened, departmentAdded, siteAdded } from './facts.ts';
import { listClients } from './list-clients.ts';
import { openClient } from './open-client.ts';
import { readClient } from './read-client.ts';

export const clients = module({
  name: 'clients',
  floor: 'estate',
  needs: ['log'],
  folder: import.meta.dirname,
  schema: 'clients',
  tells: [clientOpened, clientChanged, siteAdded, departmentAdded],
  apply,
  serves: [
    serve(contract.openClient, openClient),
    serve(contract.changeClient, changeClient),
    serve(contract.listClients, listClients),
    serve(contract.readClient, readClient),
    serve(contract.addSite, addSite),
    serve(contract.addDepartment, addDepartment),
  ],
});
