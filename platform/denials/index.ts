export { createDenials, type Denials } from './note-denials.ts';
