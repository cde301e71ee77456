export { type AgreementVersion, loaded as agreementVersions } from './agreements.ts';
export { type Landing, landingOf } from './landing.ts';
