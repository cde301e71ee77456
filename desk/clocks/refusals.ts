import { refusal } from '../../platform/refusal.ts';

export const nothingToMove = refusal({
  code: 'nothing-to-move',
  status: 409,
  title: 'All of these tickets follow the newest version already',
  advice: 'There is nothing to do. Publish a new version of the agreement or of its calendar first.',
});
