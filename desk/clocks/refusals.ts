import { refusal } from '../../platform/refusal.ts';

export const agreementUnknown = refusal({
  code: 'agreement-unknown',
  status: 404,
  title: 'This client has no such agreement in force',
  advice: 'Choose one of the client’s agreements that has not ended.',
});
export const nothingToMove = refusal({
  code: 'nothing-to-move',
  status: 409,
  title: 'All of these tickets follow the newest version already',
  advice: 'There is nothing to do. Publish a new version of the agreement or of its calendar first.',
});
