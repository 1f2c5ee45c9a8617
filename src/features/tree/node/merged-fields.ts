import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { inTableOrder } from '../../../domain/tree/node/sensing-channel.ts';
import type { CarryReport } from './carry-report.ts';
import { MOST_PERSONAS, type Opportunity } from './kinds/opportunity.model.ts';

/** Fields that are taken over where the opportunity that stays has nothing in them. */
const FILLED_IN = ['description', 'ownerId', 'type', 'quote', 'momentId'] as const;
/** Lists that are united, and how much they hold; what is beyond that stays behind. */
const UNITED = { tags: 20, alternatives: 20 } as const;

/**
 * What the opportunity that stays has of both after a merge. It keeps its own title, status and whatever else it says; where
 * it says nothing it takes over what the other one said, and lists are united. What stays with the other one is reported.
 * An override of sensing channels remains only if the opportunity that stays has one.
 *
 * @throws Refused TOO_MANY where both together have more personas than one opportunity can have
 */
export function mergedFields(from: Opportunity, into: Opportunity, report: CarryReport): Partial<Opportunity> {
  const leave = (field: string, why: string): void => {
    report.leave('Opportunity', [from.id], `${from.shortKey} keeps its ${field}: ${why}.`, field);
  };
  const own = `${into.shortKey} has its own`;
  const set: Partial<Record<keyof Opportunity, unknown>> = {};
  if (from.title !== into.title) leave('title', own);
  if (from.status !== into.status) leave('status', own);
  for (const field of FILLED_IN) {
    const [given, present] = [from[field], into[field]];
    if (given === null || JSON.stringify(given) === JSON.stringify(present)) continue;
    if (present !== null) leave(field, own);
    else if (field === 'momentId' && from.treeId !== into.treeId) leave(field, 'it belongs to the map of another tree');
    else set[field] = given;
  }
  for (const [field, most] of Object.entries(UNITED) as [keyof typeof UNITED, number][]) {
    const folded = new Set(into[field].map((each) => each.toLowerCase()));
    const both = [...into[field], ...from[field].filter((each) => !folded.has(each.toLowerCase()))];
    set[field] = both.slice(0, most);
    if (both.length > most)
      leave(field, `${into.shortKey} has room for ${most}, so ${both.slice(most).join(', ')} stay`);
  }
  const personaIds = [...new Set([...into.personaIds, ...from.personaIds])];
  if (personaIds.length > MOST_PERSONAS)
    refuseIf(refusal('TOO_MANY', { what: 'The personas of both together', most: MOST_PERSONAS }, ['intoId']));
  const [removed, kept] = [from.sensingChannelsOverride, into.sensingChannelsOverride];
  if (removed && !kept) leave('sensingChannelsOverride', 'the channels of what stays follow from the evidence of both');
  const channels = kept && inTableOrder([...kept, ...(removed ?? [])]);
  return { ...set, personaIds, sensingChannelsOverride: channels } as Partial<Opportunity>;
}
