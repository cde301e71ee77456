import { handoffOf, takeAnswer } from '../../desk/handoff/index.ts';
import { answerFields } from '../../desk/handoff/rules.ts';
import { hypothesisStillOpen } from '../../desk/hypotheses/refusals.ts';
import type { Reach } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import type { Exchange } from '../../platform/module.ts';
import type { PageReply, PageRequest } from '../../platform/page.ts';
import { Refused, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { handoffLink } from './handoff-link.ts';
import { mistakeIn } from './mistakes.ts';
import { once } from './once.ts';
import { goTo } from './render.ts';
import { showHandoff } from './show-handoff.ts';
import { say } from './words.ts';

/**
 * Takes what an engineer says on the page behind the link: an answer, or that something was ruled out wrongly, with the reason. Refused, the
 * page comes back with the reason and with what was typed.
 */
export async function takeHandoffAnswer(
  place: WorkPlace,
  request: PageRequest & { readonly reach: Reach },
  exchange: Exchange,
): Promise<PageReply> {
  const { authority, reach, form, parameters } = request;
  const token = parameters.token ?? '';
  const name = form.name ?? '';
  const text = (form.text ?? '').replaceAll('\r\n', '\n');
  const refutes = form.refutes ?? '';
  const showAgain = (problem: string): Promise<string> =>
    inWork(place, { authority, reach, readOnly: true }, async (work) => {
      const { ticketId } = await handoffLink(work, token);
      return showHandoff(await handoffOf(work, ticketId), request, { byLink: true, unsent: { problem, name, text, refutes } });
    });

  const mistake =
    mistakeIn(answerFields.shape.by, name, 'handoff.nameEmpty', 'handoff.nameEmpty') ??
    mistakeIn(answerFields.shape.text, text, 'handoff.textEmpty');
  if (mistake !== undefined) return { status: 400, html: await showAgain(mistake) };
  try {
    await inWork(place, { authority, reach, requestId: exchange.requestId }, async (work) => {
      const { ticketId } = await handoffLink(work, token);
      await once(work, { key: form.key, words: ['handoff', ticketId, name, text, refutes] }, async () => {
        await takeAnswer(work, {
          ticketId,
          by: name.trim(),
          via: 'link',
          text: text.trim(),
          refutes: refutes === '' ? null : await lineRefuted(work, ticketId, refutes),
          url: null,
          externalId: null,
        });
        return 'answered';
      });
    });
    return goTo(`${request.path}?said=${refutes === '' ? 'answered' : 'refuted'}`);
  } catch (error) {
    if (!(error instanceof Refused) || error.kind.status === 404) throw error;
    return {
      status: error.kind.status,
      html: await showAgain(say(error.kind === hypothesisStillOpen ? 'handoff.changed' : 'problem.busy')),
    };
  }
}

/** Only a line that the page shows can be refuted: any other id is none of this ticket, or was reopened meanwhile. */
async function lineRefuted(work: Work, ticketId: string, hypothesisId: string): Promise<string> {
  const { ruledOut } = await handoffOf(work, ticketId);
  return ruledOut.find((line) => line.hypothesisId === hypothesisId)?.hypothesisId ?? refuse(hypothesisStillOpen, { state: 'open' });
}
