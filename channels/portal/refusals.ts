import { refusal } from '../../platform/refusal.ts';

/** The same for links that are unknown, tampered with, expired and revoked: nobody learns which (assurance.md A24). */
export const ticketLinkUnknown = refusal({
  code: 'ticket-link-unknown',
  status: 404,
  title: 'This link opens nothing',
  advice: 'It may be cut off, or its time may be over. Ask the service desk for a new one.',
});
