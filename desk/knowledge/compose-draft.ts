import type { ArticleWords } from './rules.ts';

/** What a ticket says of itself, as far as an article can be made of it. */
export interface TicketTold {
  readonly title: string;
  readonly description: string | null;
  readonly assetKind: string | null;
  readonly errorText: string | null;
  readonly environment: Readonly<Record<string, unknown>>;
  readonly cause: string | null;
  readonly resolution: string;
  /** What was tried, oldest first. */
  readonly steps: readonly { readonly action: string; readonly outcome: string; readonly result: string | null }[];
}

const environmentNames: Readonly<Record<string, string>> = {
  asset: 'Asset',
  os: 'Operating system',
  application: 'Application',
  networkPlace: 'Network place',
  recentChanges: 'Recent changes',
};

/** The longest that a part of a draft becomes; whoever edits it shortens it anyway. */
const mostCharacters = { symptom: 16_000, environment: 4_000, resolution: 16_000 } as const;

/**
 * An article as the ticket itself would write it: the symptom in the requester's words with the error text, the environment from the packet,
 * the cause, and what resolved it with the steps that worked. Steps that did not work follow, so that nobody tries them again.
 */
export function composeDraft(told: TicketTold): ArticleWords {
  const { title, description, assetKind, errorText, environment, cause, resolution, steps } = told;
  const symptom = [description ?? title, errorText === null ? '' : `Error text:\n${errorText}`];
  const named = Object.entries(environmentNames).flatMap(([field, name]) => {
    const value = environment[field];
    return typeof value === 'string' && value.trim() !== '' ? [`${name}: ${value.trim()}`] : [];
  });
  const kind = assetKind === null ? [] : [`Kind of asset: ${assetKind}`];
  const tried = (outcome: string) =>
    steps
      .filter((step) => step.outcome === outcome)
      .map(({ action, result }) => (result === null ? `- ${action}` : `- ${action} → ${result}`));
  return {
    title: title.slice(0, 300),
    symptom: paragraphs(symptom, mostCharacters.symptom),
    environment: paragraphs([[...kind, ...named].join('\n')], mostCharacters.environment) || null,
    cause,
    resolution: paragraphs(
      [resolution, listed('What worked:', tried('worked')), listed('What did not help:', tried('did_not_work'))],
      mostCharacters.resolution,
    ),
  };
}

function listed(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines].join('\n');
}

function paragraphs(parts: readonly string[], most: number): string {
  return parts
    .filter((part) => part.trim() !== '')
    .join('\n\n')
    .slice(0, most)
    .trim();
}
