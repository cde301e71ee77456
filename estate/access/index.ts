export { askAccessMap } from './ask-access-map.ts';
