export { secretsIn } from './find-secrets.ts';
export { withSecretsHidden } from './hide-in-file.ts';
export { readSecret } from './read-secret.ts';
export { said } from './said.ts';
