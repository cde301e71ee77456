import { BlockList, isIP, isIPv4 } from 'node:net';

/** Networks that are nobody's business outside: this machine, its neighbors, metadata services, what is reserved (RFC 6890). */
const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, bits, 'ipv4');
/**
 * Of IPv6 only what is given out for the whole world, 2000::/3, is outside; of that, not what carries an IPv4 address in it (6to4, Teredo) nor what
 * is for examples. Mapped, compatible and translated addresses lie outside 2000::/3 already.
 */
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
const carrying = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  carrying.addSubnet(network, bits, 'ipv6');

/** Whether an address is out in the world, where the desk may call without being told so. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !inside.check(address, 'ipv4');
  // An address with a zone (fe80::1%eth0) is a neighbor's.
  return !address.includes('%') && world.check(address, 'ipv6') && !carrying.check(address, 'ipv6');
}
