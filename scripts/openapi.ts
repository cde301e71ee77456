import { modules } from '../cli/modules.ts';
import { openapi } from '../platform/http/index.ts';
import { program } from '../platform/program.ts';
import { writtenFile } from './written-file.ts';

/** Writes the API's description as the desk serves it, so that a change of it is seen in review; with --check says whether it is up to date. */
await writtenFile('docs/openapi.json', `${JSON.stringify(openapi(program(modules)), null, 2)}\n`, 'npm run openapi');
