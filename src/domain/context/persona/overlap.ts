/** Reasons for which two personas cannot be distinguished. */
export const OVERLAP_REASONS = {
  SAME_BEHAVIOUR: 'Both do the same things: what they do is described in the same words, in whatever order.',
  NOTHING_HELD_ALONE: 'Every opportunity and every story of the one is one of the other, too.',
} as const;
/** Reason of an overlap. */
export type OverlapReason = keyof typeof OVERLAP_REASONS;

/** What distinguishes a persona from others. */
export interface ComparedPersona {
  readonly id: string;
  readonly name: string;
  /** Behaviours, one verb phrase each. */
  readonly behaviour: readonly string[];
  /** Opportunities that belong to it. */
  readonly opportunityIds: readonly string[];
  /** Stories that participants of this persona told, or that were written for it. */
  readonly storyIds: readonly string[];
}

/** Two personas that cannot be distinguished. */
export interface Overlap {
  readonly firstId: string;
  readonly secondId: string;
  /** One or more reasons, each with a sentence. */
  readonly reasons: readonly { readonly reason: OverlapReason; readonly words: string }[];
}

/**
 * Pairs of personas that no behaviour, opportunity or story distinguishes (Patton's test for personas, a difference
 * that makes a difference, after Bateson, "Steps to an Ecology of Mind", 1972). Pairs are in the order of the list. Two
 * personas without any behaviour, opportunity or story overlap too, and the words say so.
 */
export function personaOverlap(personas: readonly ComparedPersona[]): Overlap[] {
  const folded = personas.map((persona) => ({
    ...persona,
    does: new Set(persona.behaviour.map(fold)),
    own: new Set([
      ...persona.opportunityIds.map((id) => `opportunity/${id}`),
      ...persona.storyIds.map((id) => `story/${id}`),
    ]),
  }));
  return folded.flatMap((first, index) =>
    folded.slice(index + 1).flatMap((second) => {
      const pair = `${first.name} and ${second.name}`;
      const reasons = [
        ...(same(first.does, second.does)
          ? [{ reason: 'SAME_BEHAVIOUR' as const, words: behaviourInWords(pair, first.does.size) }]
          : []),
        ...(same(first.own, second.own)
          ? [
              {
                reason: 'NOTHING_HELD_ALONE' as const,
                words: sharedInWords(pair, first.opportunityIds, first.storyIds),
              },
            ]
          : []),
      ];
      return reasons.length > 0 ? [{ firstId: first.id, secondId: second.id, reasons }] : [];
    }),
  );
}

/** A behaviour without case, superfluous spaces and a final full stop. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^ | ?\.? ?$/g, '');

const same = (first: ReadonlySet<string>, second: ReadonlySet<string>): boolean =>
  first.size === second.size && [...first].every((each) => second.has(each));

function behaviourInWords(pair: string, count: number): string {
  if (count === 0) return `Nobody has said yet what ${pair} do.`;
  return count === 1 ? `${pair} do one thing, the same.` : `${pair} do the same ${count} things.`;
}

function sharedInWords(pair: string, opportunityIds: readonly string[], storyIds: readonly string[]): string {
  const [opportunities, stories] = [new Set(opportunityIds).size, new Set(storyIds).size];
  if (opportunities + stories === 0) return `Neither of ${pair} has an opportunity or a story yet.`;
  const storiesInWords = stories === 0 ? '' : ` and ${stories === 1 ? 'one story' : `${stories} stories`}`;
  const opportunitiesInWords = opportunities === 1 ? 'one opportunity' : `${opportunities} opportunities`;
  return `${pair} share ${opportunitiesInWords}${storiesInWords}; neither has one that the other has not.`;
}
