import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { freshPlace } from '../../test/database.ts';
import { openMailServer } from '../../test/mail-server.ts';
import { systemAuthority } from '../authority.ts';
import { systemClock } from '../clock.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { runJobs } from '../jobs/index.ts';
import type { Work } from '../work.ts';
import { createMailer, mailSettings, mailWorkers, noteMailServer, sendMail } from './index.ts';

/** A desk whose mail goes to a server of its own. */
async function openMailingDesk(options: { readonly refuseFirst?: number } = {}) {
  const server = await openMailServer(options);
  const mailer = createMailer({
    settings: mailSettings(server.url, 'Service desk <desk@secondline.example>'),
    baseUrl: 'https://desk.example',
  });
  after(() => mailer.close());
  const place = await freshPlace(systemClock);
  await noteMailServer(place, mailer);
  return { place, asDesk: asDeskAt(place), received: server.received, work: () => runJobs(place, mailWorkers(mailer)) };
}

const asDeskAt =
  (place: WorkPlace) =>
  <Result>(run: (work: Work) => Promise<Result>) =>
    inWork(place, { authority: systemAuthority, reach: '*' }, run);

describe('Mail', () => {
  test('goes out once the work stands, says who sends it and that a machine did', async () => {
    const desk = await openMailingDesk();
    await desk.asDesk((work) => sendMail(work, { to: 'kim@client.example', subject: 'Grüße', paragraphs: ['Hello Kim'] }));
    await assert.rejects(
      desk.asDesk(async (work) => {
        await sendMail(work, { to: 'sam@client.example', subject: 'No', paragraphs: ['No'] });
        throw new Error('Something else went wrong');
      }),
    );

    await desk.work();

    assert.equal(desk.received.length, 1);
    const [mail] = desk.received;
    assert.deepEqual([mail?.from, mail?.to], ['desk@secondline.example', ['kim@client.example']]);
    assert.match(mail?.text ?? '', /^From: Service desk <desk@secondline\.example>\r$/m);
    assert.match(mail?.text ?? '', /^Auto-Submitted: auto-generated\r$/m);
    assert.match(mail?.text ?? '', /^Subject: =\?UTF-8\?/m);
    assert.match(mail?.text ?? '', /^Message-ID: <[0-9a-f-]{36}@desk\.example>\r$/m);
  });

  test('that the server will not take yet is sent later under the same Message-ID', async () => {
    const desk = await openMailingDesk({ refuseFirst: 1 });
    await desk.asDesk((work) => sendMail(work, { to: 'kim@client.example', subject: 'Hello', paragraphs: ['Hello'] }));
    const { rows } = await desk.place.database.pool.query<{ id: string }>(`select id from jobs.job where name = 'mail'`);

    await assert.rejects(desk.work(), /Come again later/);
    await desk.work();

    assert.equal(desk.received.length, 1);
    assert.ok(desk.received[0]?.text.includes(`<${rows[0]?.id}@desk.example>`));
  });

  test('is not even queued where no mail server is set up', async () => {
    const place = await freshPlace(systemClock);
    await noteMailServer(place, createMailer({ settings: mailSettings(undefined, undefined), baseUrl: 'https://desk.example' }));

    const sent = await asDeskAt(place)((work) => sendMail(work, { to: 'kim@client.example', subject: 'Hello', paragraphs: ['Hello'] }));

    assert.equal(sent, false);
    const { rows } = await place.database.pool.query('select from jobs.job');
    assert.equal(rows.length, 0);
  });
});

describe('The mail server', () => {
  test('is read from one URL', () => {
    assert.deepEqual(mailSettings('smtp://desk%40mail:p%3Ass@mail.example', undefined), {
      host: 'mail.example',
      port: 587,
      secure: false,
      user: 'desk@mail',
      password: 'p:ss',
      from: 'Secondline <secondline@mail.example>',
    });
    assert.deepEqual(mailSettings('smtps://[::1]:4650', 'desk@secondline.example'), {
      host: '::1',
      port: 4650,
      secure: true,
      from: 'desk@secondline.example',
    });
    assert.equal(mailSettings(undefined, undefined), undefined);
  });
});
