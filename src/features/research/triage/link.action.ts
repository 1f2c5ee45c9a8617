import { Injectable } from '@nestjs/common';
import { classOf } from '../../../domain/research/evidence/evidence-class.ts';
import { invalid, type Refusal, refusal } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import { checkNotArchived } from '../../../platform/database/archived.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { Assumption } from '../../tree/assumption/assumption.model.ts';
import type { Evidence } from '../evidence/evidence.model.ts';
import { EvidenceStore } from '../evidence/evidence.store.ts';
import { checkNote } from '../insight/redacted-insight.ts';
import { Insight } from '../insight/insight.model.ts';
import { Quote } from '../insight/quote.model.ts';
import { PersonaClaim } from '../../context/persona/persona-claim.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import { InsightStatusStore } from '../insight/insight-status.store.ts';
import { type EvidenceKey, LinkTargetReader, evidenceKey } from './link-target.reader.ts';
import { EvidenceCreateItemInput } from './link.model.ts';

/** The result of one item: the id of its evidence, and why it was refused if it was. */
export interface LinkReceipt {
  readonly evidenceId: string | null;
  readonly refusals: readonly Refusal[];
}
type Wanted = EvidenceKey &
  Pick<Evidence, 'nodeId' | 'assumptionId' | 'claimId' | 'stance' | 'class' | 'classIsTold' | 'note'>;

/** Links insights as evidence, within the caller's transaction; a refused item does not affect the others. */
@Injectable()
export class LinkAction {
  constructor(
    private readonly read: RowReader,
    private readonly lockedNodes: LockedNodeStore,
    private readonly nodes: TreeNodeReader,
    private readonly targets: LinkTargetReader,
    private readonly statuses: InsightStatusStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /** One receipt for each item, in the given order; a fixed number of statements, however many items. */
  async items(items: readonly EvidenceCreateItemInput[], above: readonly string[] = ['items']): Promise<LinkReceipt[]> {
    const complaints = items.map((item, index) =>
      complaintsOf(EvidenceCreateItemInput, item, [...above, String(index)]),
    );
    const known = await this.readNamed(items);
    const refusals = items.map((item, index) => {
      const path = [...above, String(index)];
      const own = complaints[index] ?? [];
      return own.length > 0 ? own : [...checkTarget(item, path), ...known.check(item, path)];
    });
    const wanted = items.map((item, index) => (refusals[index]?.length === 0 ? known.wanted(item) : null));
    const ids = await this.write(
      wanted.filter((each) => each !== null),
      known.dismissed,
    );
    return items.map((_, index) => {
      const each = wanted[index];
      const existing = each ? ids.get(evidenceKey(each)) : undefined;
      const other = existing?.other ?? false;
      const twice = refusal(
        'ALREADY_EXISTS',
        {
          what: 'Evidence of the same by this insight that points another way or is of another class; evidenceUpdate changes it. It',
        },
        [...above, String(index)],
      );
      return { evidenceId: existing?.id ?? null, refusals: [...(refusals[index] ?? []), ...(other ? [twice] : [])] };
    });
  }

  /** Reads everything that the items name. Nodes are locked before insights, in the same order as in batches, to avoid deadlocks. */
  private async readNamed(items: readonly EvidenceCreateItemInput[]) {
    const ids = (name: 'nodeId' | 'assumptionId' | 'claimId' | 'quoteId') => items.flatMap((item) => item[name] ?? []);
    const nodes = await this.lockedNodes.lock(ids('nodeId'));
    await this.statuses.lock(items.map(({ insightId }) => insightId));
    const insights = byId(
      await this.read.byIds(
        Insight,
        items.map(({ insightId }) => insightId),
      ),
    );
    const quotes = byId(await this.read.byIds(Quote, ids('quoteId')));
    const assumptions = byId(await this.read.byIds(Assumption, ids('assumptionId')));
    const claims = byId(await this.read.byIds(PersonaClaim, ids('claimId')));
    const archivedBy = new Map(
      await Promise.all(
        [...nodes.values()].map(async ({ id }) => [id, (await this.nodes.ancestry(id)).archivedBy] as const),
      ),
    );
    return {
      dismissed: new Set([...insights.values()].flatMap(({ id, status }) => (status === 'DISMISSED' ? [id] : []))),
      check: (
        { insightId, quoteId, nodeId, assumptionId, claimId, note }: EvidenceCreateItemInput,
        path: readonly string[],
      ): Refusal[] => {
        const node = nodeId ? nodes.get(idOf(nodeId)) : undefined;
        const [assumption, claim] = [assumptions.get(idOf(assumptionId ?? '')), claims.get(idOf(claimId ?? ''))];
        const gone = (type: string, id: string | null | undefined, field: string, found: unknown) =>
          id && !found ? [refusal('NOT_FOUND', { type, id }, [...path, field])] : [];
        return [
          ...checkInsight(insights.get(idOf(insightId)), insightId, path),
          ...checkQuote(quotes.get(idOf(quoteId ?? '')), quoteId, insightId, path),
          ...checkNote(note, insights.get(idOf(insightId)), [...path, 'note']),
          ...gone('TreeNode', nodeId, 'nodeId', node),
          ...(node ? checkNodeNotArchived(node, archivedBy.get(node.id) ?? null, [...path, 'nodeId']) : []),
          ...gone('Assumption', assumptionId, 'assumptionId', assumption),
          ...(assumption ? checkNotArchived(assumption, 'The assumption', [...path, 'assumptionId']) : []),
          ...gone('PersonaClaim', claimId, 'claimId', claim),
          ...(claim ? checkNotArchived(claim, 'The claim', [...path, 'claimId']) : []),
        ];
      },
      wanted: (item: EvidenceCreateItemInput): Wanted => {
        const { kind = 'OTHER', elicitation = null } = insights.get(idOf(item.insightId)) ?? {};
        const nodeId = item.nodeId ? (nodes.get(idOf(item.nodeId))?.id ?? null) : null;
        const assumptionId = item.assumptionId ? idOf(item.assumptionId) : null;
        const claimId = item.claimId ? idOf(item.claimId) : null;
        return {
          insightId: idOf(item.insightId),
          quoteId: item.quoteId ? idOf(item.quoteId) : null,
          nodeId,
          assumptionId,
          claimId,
          targetId: nodeId ?? assumptionId ?? claimId ?? '',
          stance: item.stance,
          class: item.class ?? classOf(kind, elicitation),
          classIsTold: Boolean(item.class),
          note: item.note ?? null,
        };
      },
    };
  }

  /** Adds new evidence and restores withdrawn evidence. Returns for each key the id of the evidence, and whether it differs from the link. */
  private async write(
    wanted: readonly Wanted[],
    dismissed: ReadonlySet<string>,
  ): Promise<Map<string, { id: string; other: boolean }>> {
    const existing = new Map((await this.targets.existing(wanted)).map((each) => [evidenceKey(each), each]));
    await this.evidence.link(wanted.filter((each) => !existing.has(evidenceKey(each))));
    const previous = new Map(existing);
    for (const each of await this.targets.existing(wanted)) existing.set(evidenceKey(each), each);
    const revived = new Map<string, Wanted & { id: string }>();
    const answer = new Map<string, { id: string; other: boolean }>();
    for (const each of wanted) {
      const current = existing.get(evidenceKey(each));
      if (!current) throw new Error('Evidence that was linked just now exists.');
      if (previous.get(evidenceKey(each))?.withdrawnAt) revived.set(current.id, { ...each, id: current.id });
      const other =
        current.withdrawnAt === null &&
        (current.stance !== each.stance || (each.classIsTold && current.class !== each.class));
      answer.set(evidenceKey(each), { id: current.id, other });
    }
    await this.evidence.revive([...revived.values()]);
    const linked = [...dismissed].filter((id) => wanted.some(({ insightId }) => insightId === id));
    await this.statuses.relink(linked);
    return answer;
  }
}

const byId = <Row extends { id: string }>(rows: readonly (Row | null)[]): ReadonlyMap<string, Row> =>
  new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));

function checkTarget({ nodeId, assumptionId, claimId }: EvidenceCreateItemInput, path: readonly string[]): Refusal[] {
  const named = [nodeId, assumptionId, claimId].filter(Boolean).length;
  return named === 1
    ? []
    : [invalid(`Exactly one of nodeId, assumptionId and claimId is needed; there are ${named}.`, path)];
}

function checkInsight(insight: Insight | undefined, id: string, path: readonly string[]): Refusal[] {
  const at = [...path, 'insightId'];
  if (!insight) return [refusal('NOT_FOUND', { type: 'Insight', id }, at)];
  if (insight.status === 'DELETED')
    return [
      refusal('NOT_APPLICABLE', { problem: 'Its source took this insight back: it is evidence of nothing.' }, at),
    ];
  if (insight.status === 'DUPLICATE')
    return [
      refusal(
        'NOT_APPLICABLE',
        { problem: 'This insight is marked as a duplicate: link the one that it repeats, or unmark it.' },
        at,
      ),
    ];
  return [];
}

function checkQuote(
  quote: Quote | undefined,
  id: string | null | undefined,
  insightId: string,
  path: readonly string[],
): Refusal[] {
  const at = [...path, 'quoteId'];
  if (!id) return [];
  if (quote?.insightId !== idOf(insightId)) return [refusal('NOT_FOUND', { type: 'Quote', id }, at)];
  return quote.withdrawnAt === null
    ? []
    : [refusal('NOT_APPLICABLE', { problem: 'Its insight no longer holds this quote.' }, at)];
}
