import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { inputInvalid, Refused } from '../refusal.ts';

/**
 * Reads a JSON body. `__proto__` and `constructor.prototype` are refused, since they are never a field (assurance.md A36); no
 * body at all is no fields.
 */
export function readJson(app: FastifyInstance): FastifyBodyParser<string> {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else parse(request, body, (error, value) => (error === null ? done(null, value) : done(notJson(error))));
  };
}

function notJson(cause: Error): Refused {
  const refused = new Refused(inputInvalid, {
    errors: [{ pointer: '#', detail: 'This is not JSON, or it names a field that cannot be one' }],
  });
  refused.cause = cause;
  return refused;
}
