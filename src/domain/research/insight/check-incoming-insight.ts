import { shown } from '../../foundation/text/shown.ts';
import { withoutMarkup } from '../../foundation/text/markup.ts';
import { checkConsent, type IncomingConsent } from '../participant/consent.ts';
import { invalid, type Refusal } from '../../refusal.ts';

/** Fields by which a link can name its target. */
const TARGETS = ['nodeId', 'shortKey', 'ref', 'assumptionId', 'claimId'] as const;

/** An insight that a source sends, as far as its fields depend on each other. */
export interface IncomingFields {
  readonly operation: 'UPSERT' | 'DELETE';
  readonly kind?: string | null;
  readonly occurredAt?: Date | null;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly quotes?:
    | readonly {
        readonly externalId?: string | null;
        readonly startsAtSeconds?: number | null;
        readonly endsAtSeconds?: number | null;
      }[]
    | null;
  readonly participant?: { readonly consent?: IncomingConsent | null } | null;
  readonly links?: readonly Readonly<Partial<Record<(typeof TARGETS)[number], string | null>>>[] | null;
}

/**
 * A refusal for each fault of an insight that a source sends, beyond the rules of its single fields.
 *
 * @param above path of the insight in the input
 */
export function checkIncomingInsight(item: IncomingFields, above: readonly string[]): Refusal[] {
  if (item.operation === 'DELETE') return [];
  const { kind, occurredAt, title, body, quotes, participant, links } = item;
  const problem = (text: string, ...path: string[]) => invalid(text, [...above, ...path]);
  const consent = participant?.consent;
  return [
    ...(kind ? [] : [problem('kind is needed: where does the insight come from?', 'kind')]),
    ...(occurredAt ? [] : [problem('occurredAt is needed: when was it said, done or measured?', 'occurredAt')]),
    ...(title?.trim() || withoutMarkup(body ?? '').trim() || (quotes?.length ?? 0) > 0
      ? []
      : [problem('A title, a body or a quote is needed: an insight says something.', 'body')]),
    ...(quotes ?? []).flatMap(({ startsAtSeconds, endsAtSeconds }, index) =>
      (endsAtSeconds ?? Infinity) < (startsAtSeconds ?? 0)
        ? [problem('endsAtSeconds must not lie before startsAtSeconds.', 'quotes', String(index), 'endsAtSeconds')]
        : [],
    ),
    ...repeatedQuotes(quotes ?? []).map(({ at, first, externalId }) =>
      problem(
        `quotes[${at}] is called ${shown(externalId)} as quotes[${first}] is: give each quote an id of its own.`,
        'quotes',
        String(at),
        'externalId',
      ),
    ),
    ...(consent ? checkConsent(consent, [...above, 'participant', 'consent']) : []),
    ...(links ?? []).flatMap((link, index) =>
      TARGETS.filter((target) => link[target]).length === 1
        ? []
        : [problem(`One of ${TARGETS.join(', ')} is needed, and no more.`, 'links', String(index), 'nodeId')],
    ),
  ];
}

/** Quotes that are called as one before them, with the place of that one. */
function repeatedQuotes(
  quotes: NonNullable<IncomingFields['quotes']>,
): { readonly at: number; readonly first: number; readonly externalId: string }[] {
  const places = new Map<string, number>();
  return quotes.flatMap(({ externalId }, at) => {
    if (!externalId) return [];
    const first = places.get(externalId);
    if (first === undefined) places.set(externalId, at);
    return first === undefined ? [] : [{ at, first, externalId }];
  });
}
