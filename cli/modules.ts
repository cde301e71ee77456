import { importers } from '../channels/importers/module.ts';
import { portal } from '../channels/portal/module.ts';
import { trackers } from '../channels/trackers/module.ts';
import { agreements } from '../desk/agreements/module.ts';
import { clocks } from '../desk/clocks/module.ts';
import { criteria } from '../desk/criteria/module.ts';
import { escalation } from '../desk/escalation/module.ts';
import { handoff } from '../desk/handoff/module.ts';
import { hypotheses } from '../desk/hypotheses/module.ts';
import { knowledge } from '../desk/knowledge/module.ts';
import { notices } from '../desk/notices/module.ts';
import { previews } from '../desk/previews/module.ts';
import { promises } from '../desk/promises/module.ts';
import { standardSteps } from '../desk/standard-steps/module.ts';
import { tickets } from '../desk/tickets/module.ts';
import { workbench } from '../desk/workbench/module.ts';
import { access } from '../estate/access/module.ts';
import { calendars } from '../estate/calendars/module.ts';
import { clients } from '../estate/clients/module.ts';
import { people } from '../estate/people/module.ts';
import { reporting } from '../oversight/reporting/module.ts';
import { statements } from '../oversight/statements/module.ts';
import { denials } from '../platform/denials/module.ts';
import { files } from '../platform/files/module.ts';
import { heldActs } from '../platform/held-acts/module.ts';
import { http } from '../platform/http/module.ts';
import { identity } from '../platform/identity/module.ts';
import { jobs } from '../platform/jobs/module.ts';
import { log } from '../platform/log/module.ts';
import { mail } from '../platform/mail/module.ts';
import type { Module } from '../platform/module.ts';
import { postgres } from '../platform/postgres/module.ts';
import { secrets } from '../platform/secrets/module.ts';

/** Every module of the program, in any order: needs decide. */
export const modules: readonly Module[] = [
  postgres,
  log,
  jobs,
  mail,
  http,
  files,
  identity,
  denials,
  heldActs,
  secrets,
  clients,
  calendars,
  people,
  access,
  tickets,
  agreements,
  clocks,
  notices,
  promises,
  previews,
  hypotheses,
  criteria,
  standardSteps,
  escalation,
  knowledge,
  handoff,
  workbench,
  importers,
  portal,
  trackers,
  reporting,
  statements,
];
