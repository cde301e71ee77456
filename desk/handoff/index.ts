export { askEngineers } from './ask-engineers.ts';
export { handoffMarkdown, plain } from './handoff-markdown.ts';
export { handoffPdf } from './handoff-pdf.ts';
export { handoffOf } from './read-handoff.ts';
export { type Block, type Layout, layoutOf, type Section } from './sections.ts';
export { takeAnswer } from './take-answer.ts';
