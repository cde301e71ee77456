export { createDoor, type IdentityDoor } from './door.ts';
export { covers, mayUse, permissionsByClient, reachFor } from './reach.ts';
export { csrfTokenOf, sameSecret } from './secrets.ts';
