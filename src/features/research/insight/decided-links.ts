import { leftOut, type Warning } from '../../../domain/warning.ts';
import type { Evidence } from '../evidence/evidence.model.ts';
import { type LinkEvidence, linkKey } from '../evidence/evidence-ingest.model.ts';
import type { KnownInsight } from './ingest-outcome.ts';
import type { InsightToWrite } from './insight-row.ts';

/** The evidence that an insight is to be, by its links. */
export const evidenceOf = ({ id, related }: InsightToWrite): (LinkEvidence & { readonly insightId: string })[] =>
  related.evidence.map((each) => ({ insightId: id, ...each }));

/**
 * An insight without the links that a person decided against: all of them where the insight was dismissed or marked as a
 * duplicate, else those to what it was evidence of until somebody removed that. What stands of a link stays, too. The
 * receipt says so.
 *
 * @param decided what a person decided on the insight; null where nobody did
 * @param present the evidence that it is, and that was removed, by `linkKey`
 */
export function withoutDecidedLinks(
  row: InsightToWrite,
  decided: KnownInsight['decided'],
  present: ReadonlyMap<string, Evidence>,
): InsightToWrite {
  const links = row.related.evidence.map((each) => ({
    each,
    stands: present.get(linkKey({ insightId: row.id, ...each })) ?? null,
  }));
  const evidence = decided ? [] : links.filter(({ stands }) => !stands?.withdrawnAt).map(({ each }) => each);
  const isLeftOut = evidence.length < links.length;
  const differ = decided
    ? []
    : links.flatMap(({ each, stands }) => (stands && !stands.withdrawnAt ? differenceOf(each, stands) : []));
  if (!isLeftOut && differ.length === 0) return row;
  const left = isLeftOut ? [decided ? KEPT[decided] : REMOVED] : [];
  const warnings = [...row.related.warnings, ...left, ...new Map(differ.map((each) => [each.message, each])).values()];
  return { ...row, related: { ...row.related, evidence, warnings } };
}

/** What a link says otherwise than the evidence that stands; a class that follows from the insight's kind says nothing. */
const differenceOf = (link: LinkEvidence, stands: Evidence): Warning[] => [
  ...(link.stance === stands.stance ? [] : [standsAs('stance', stands.stance, link.stance)]),
  ...(!link.classIsTold || link.class === stands.class ? [] : [standsAs('class', stands.class, link.class)]),
];
const standsAs = (field: string, stands: string, said: string): Warning =>
  leftOut(
    `Of a link that stands already, ${field} is ${stands} and stays so, where this one says ${said}. evidenceUpdate changes it.`,
    ['links'],
  );

const KEPT = {
  DISMISSED: leftOut(
    'Somebody has dismissed it: it stays dismissed, and its links were left out. insightRestore brings it back.',
    ['links'],
  ),
  DUPLICATE: leftOut('Somebody has marked it as a duplicate: it stays one, and its links were left out.', ['links']),
};
const REMOVED = leftOut('Somebody has removed a link that it names: it was left out. evidenceCreate links it again.', [
  'links',
]);
