export { type Subject, targetsFor } from './chosen-targets.ts';
export { type BoundAgreement, type PromisesTo, promisesTo } from './promises-to.ts';
export { type AgreementVersion, agreementVersions, inForce, type VersionKey } from './versions.ts';
