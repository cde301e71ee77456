export { handoffPath, handoffUrl, makeHandoffLink } from './share-handoff.ts';
