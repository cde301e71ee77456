/** What must not stand in a ticket for everybody to read. */
export const secretKinds = [
  'password',
  'access key',
  'access token',
  'private key',
  'card number',
  'account number',
  'social security number',
] as const;
export type SecretKind = (typeof secretKinds)[number];
