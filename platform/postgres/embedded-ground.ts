import type { Guard } from './embedded-guard.ts';
import type { HeldLock } from './embedded-lock.ts';
import type { Owner } from './embedded-owner.ts';

/** What differs between operating systems in starting, finding and sharing a server. */
export interface Ground {
  readonly password?: string;
  hostOf(owner: Owner): string;
  /** Waits until nobody else starts or stops the server, and keeps others from it. The next four are called inside. */
  enter(): Promise<HeldLock>;
  /** Marks this process as a user of the server, until it ends. */
  join(): Promise<HeldLock>;
  findRunning(): Promise<Owner | undefined>;
  launch(): Promise<Launched>;
  /** Guards a server that somebody else launched. */
  watch(): Guard;
  isLiving(owner: Owner): Promise<boolean>;
}

export interface Launched {
  readonly owner: Owner;
  readonly guard: Guard;
}
