import type { Handoff } from '../../desk/handoff/contract.ts';
import { type Block, layoutOf } from '../../desk/handoff/index.ts';

/** A node of the Atlassian Document Format, version 1: as much of it as is used here. Its text is never markup. */
interface Node {
  readonly type: string;
  readonly content?: readonly Node[];
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}

/** The handoff as Jira reads it: the same sections, with the link above them. */
export function documentOf(handoff: Handoff, url: string): Node & { readonly version: 1 } {
  const { above, clock, notes, sections } = layoutOf(handoff);
  const link: Node = { type: 'text', text: 'Read it as it stands now, and answer', marks: [{ type: 'link', attrs: { href: url } }] };
  return {
    version: 1,
    type: 'doc',
    content: [
      { type: 'paragraph', content: [link, said(' · Comments here come back to the ticket.')] },
      paragraph(above),
      { type: 'paragraph', content: [{ ...said(`Clock: ${clock}`), marks: [{ type: 'strong' }] }] },
      ...notes.map(paragraph),
      ...sections.flatMap(({ title, blocks }): Node[] => [
        { type: 'heading', attrs: { level: 3 }, content: [said(title)] },
        ...blocks.map(blockOf),
      ]),
    ],
  };
}

/** No text node may be empty. */
const said = (text: string): Node => ({ type: 'text', text: text === '' ? '–' : text });
const paragraph = (text: string): Node => ({ type: 'paragraph', content: [said(text)] });

function blockOf(block: Block): Node {
  switch (block.kind) {
    case 'text':
    case 'none':
      return paragraph(block.text);
    case 'code':
      return { type: 'codeBlock', content: [said(block.text)] };
    case 'pairs':
      return {
        type: 'bulletList',
        content: block.rows.map(([name, value]) => ({ type: 'listItem', content: [paragraph(`${name}: ${value}`)] })),
      };
    case 'table':
      return {
        type: 'table',
        content: [
          { type: 'tableRow', content: block.heads.map((head) => ({ type: 'tableHeader', content: [paragraph(head)] })) },
          ...block.rows.map((cells) => ({
            type: 'tableRow',
            content: cells.map((cell) => ({ type: 'tableCell', content: [paragraph(cell)] })),
          })),
        ],
      };
  }
}
