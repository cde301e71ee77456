import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** A letter as the mail server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server on loopback, closed when the test file is done. It takes whatever comes; tests say what they expected. */
export async function openMailServer({ refuseFirst = 0 } = {}) {
  const received: Received[] = [];
  let refusals = refuseFirst;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // A mailer keeps its connection for the next letter; the end of a test does not wait for that.
    closeTimeout: 100,
    onData: (stream, { envelope }, done) => {
      stream.setEncoding('utf8');
      let text = '';
      stream.on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        refusals -= 1;
        if (refusals >= 0) return done(Object.assign(new Error('Come again later'), { responseCode: 451 }));
        received.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          text,
        });
        return done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  // An address of the network, since it listens on a port.
  const { port } = server.server.address() as AddressInfo;
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { received, url: `smtp://127.0.0.1:${port}` };
}
