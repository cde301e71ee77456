import { refusal } from '../refusal.ts';

export const listenerNotParked = refusal({
  code: 'listener-not-parked',
  status: 409,
  title: 'This listener is not parked',
  advice: 'Only a listener that waits at a fact it cannot take may skip it. secondline listeners lists those that do.',
});

export const verificationRunning = refusal({
  code: 'verification-running',
  status: 409,
  title: 'The log is being verified already',
  advice: 'Wait until the other verification is done; one at a time is enough for the server.',
});
