export { additionsOf } from './additions.ts';
export { type Gathered, gather } from './gathered.ts';
export { lackingAccess } from './lacking-access.ts';
export { type LatestPacket, latestPacket } from './latest-packet.ts';
export { toldTimeline } from './told-timeline.ts';
