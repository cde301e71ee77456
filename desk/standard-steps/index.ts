export { currentSteps, stepsVersions } from './steps-versions.ts';
