import { refusal } from '../refusal.ts';

export const listenerNotParked = refusal({
  code: 'listener-not-parked',
  status: 409,
  title: 'This listener is not parked',
  advice: 'Only a listener that waits at a fact it cannot take may skip it. Look at the health page for those that do.',
});
