export { checkLayer } from './check-layer.ts';
export { currentLayers } from './current-layers.ts';
export { type CriterionInForce, inForceFor, type Layer } from './layers.ts';
