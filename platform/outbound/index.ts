export { allowedOf, type Call, CallFailed, type CallOut, type CallReply, callingOut, targetOf } from './call-out.ts';
