import type { Handoff } from './contract.ts';
import { type Block, layoutOf } from './sections.ts';

/** The handoff as Markdown, for trackers that read it. What people wrote is escaped: it names nobody, links nowhere and is no markup. */
export function handoffMarkdown(handoff: Handoff): string {
  const { above, title, clock, notes, sections } = layoutOf(handoff);
  return [
    `# ${plain(title)}`,
    plain(above),
    `**Clock: ${plain(clock)}**`,
    ...notes.map(plain),
    ...sections.flatMap((section) => [`## ${section.title}`, ...section.blocks.map(blockOf)]),
  ].join('\n\n');
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text.split('\n').map(plain).join('\n');
    case 'code':
      return fenced(block.text);
    case 'none':
      return `_${plain(block.text)}_`;
    case 'pairs':
      return block.rows.map(([name, value]) => `- ${name}: ${plain(value)}`).join('\n');
    case 'table':
      return [
        `| ${block.heads.map((name) => name || '·').join(' | ')} |`,
        `|${block.heads.map(() => ' --- |').join('')}`,
        ...block.rows.map((cells) => `| ${cells.map(plain).join(' | ')} |`),
      ].join('\n');
  }
}

/** A fence that is longer than any row of backticks within. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

const invisible = '\u200b';

/** One line of plain words. Signs of Markdown and HTML are escaped; an @ calls nobody, a # and a web address link to nothing. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]()<>|~!&{}]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`))
    .replaceAll(/[@#]/g, (sign) => `${sign}${invisible}`)
    .replaceAll(/:\/\//g, `:${invisible}//`)
    .replaceAll(/\bwww\./gi, (word) => `${word.slice(0, 3)}${invisible}.`)
    .replace(/^([-+>]|\d+[.)])/, '\\$1')
    .trim();
}
