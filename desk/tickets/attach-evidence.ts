import { z } from 'zod';
import { displayFileName, mediaTypeOf, storeBlob } from '../../platform/files/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { said, withSecretsHidden } from '../../platform/secrets/index.ts';
import type { attachEvidence as operation } from './contract.ts';
import { evidenceAttached } from './facts.ts';
import { evidenceEmpty, evidenceTooLarge } from './refusals.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** More than any setting allows at the door, where the operator's own limit stands. */
const mostBytes = 4_096 * 1024 * 1024;

const writtenInFile = said(z.string());

/** Attaches a file as it streams in. What a requester sends, the requester sees; an agent says whether it is public. */
export const attachEvidence: Handler<typeof operation> = async (work, { ticketId, fileName: sentName, public: asked }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  // What is hashed and kept is what everybody may read: the file without the secrets in it.
  const bytes = withSecretsHidden(exchange.bytes, (text) => work.hide(standing.stream, writtenInFile, text));
  const { sha256, sizeBytes, firstBytes } = await storeBlob(work, standing.clientId, bytes, {
    mostBytes,
    tooLarge: () => refuse(evidenceTooLarge, { mostBytes }),
  });
  if (sizeBytes === 0) refuse(evidenceEmpty);

  const file = {
    evidenceId: work.newId(),
    // Before the colon of `password:` gives way to what file systems take; recording it looks once more.
    fileName: work.hide(standing.stream, writtenInFile, displayFileName(work.hide(standing.stream, writtenInFile, sentName))),
    mediaType: await mediaTypeOf(firstBytes),
    sizeBytes,
    sha256,
  };
  work.record(evidenceAttached, standing.stream, { ...file, public: asked || work.authority.requesterId !== undefined });

  return { ...file, version: await versionAfter(work, standing) };
};
