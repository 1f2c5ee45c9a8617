import { type LinkEvidence, linkKey } from '../evidence/evidence-ingest.model.ts';
import type { KnownInsight } from './ingest-outcome.ts';
import type { InsightToWrite } from './insight-row.ts';

/** The evidence that an insight is to be, by its links. */
export const evidenceOf = ({ id, related }: InsightToWrite): (LinkEvidence & { readonly insightId: string })[] =>
  related.evidence.map((each) => ({ insightId: id, ...each }));

/**
 * An insight without the links that a person decided against: all of them where the insight was dismissed or marked as a
 * duplicate, else those to what it was evidence of until somebody removed that. The receipt says so.
 *
 * @param decided what a person decided on the insight; null where nobody did
 * @param removed the evidence that was removed, by `linkKey`
 */
export function withoutDecidedLinks(
  row: InsightToWrite,
  decided: KnownInsight['decided'],
  removed: ReadonlySet<string>,
): InsightToWrite {
  const evidence = decided
    ? []
    : row.related.evidence.filter((each) => !removed.has(linkKey({ insightId: row.id, ...each })));
  if (evidence.length === row.related.evidence.length) return row;
  const warnings = [...row.related.warnings, decided ? KEPT[decided] : REMOVED];
  return { ...row, related: { ...row.related, evidence, warnings } };
}

const KEPT = {
  DISMISSED:
    'Somebody has dismissed it: it stays dismissed, and its links were left out. insightRestore brings it back.',
  DUPLICATE: 'Somebody has marked it as a duplicate: it stays one, and its links were left out.',
};
const REMOVED = 'Somebody has removed a link that it names: it was left out. evidenceCreate links it again.';
