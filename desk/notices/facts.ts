import { fact } from '../../platform/log/fact.ts';
import { noticeWishes } from './rules.ts';

/** Stream: the agent's id, desk-wide. How somebody wants to be told, whole. */
export const noticeWishesChanged = fact({ name: 'notice-wishes-changed', version: 1, payload: noticeWishes });
