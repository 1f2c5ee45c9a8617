import { createHash } from 'node:crypto';
import { tidied } from '../../../domain/foundation/text/spelling.ts';
import { Injectable, type Type } from '@nestjs/common';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import { leftOut, type Warning, warning } from '../../../domain/warning.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import type { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../platform/ingestion/ingest.store.ts';
import { WorkspaceDigests } from '../../../platform/database/workspace-digests.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type LockedNode, LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import { TYPE_OF_KIND } from '../../tree/node/tree-node.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { Answer, AnswerIngestItemInput } from './answer.model.ts';
import { AnswerStore } from './answer.store.ts';
import { KanoAnswer, KanoAnswerIngestItemInput } from './kano-answer.model.ts';
import { SurveyAnswer, SurveyAnswerIngestItemInput } from './survey-answer.model.ts';

/** How answers of one kind are ingested. */
interface AnswerKind<Item extends AnswerIngestItemInput, Model extends Answer> {
  /** Value of `type` in a line of this kind. */
  readonly type: string;
  readonly model: Type<Model>;
  readonly input: Type<Item>;
  /** Kind of the nodes that are asked about. */
  readonly kind: LockedNode['kind'];
  /** Field of the item, and column of the row, that names the node. */
  readonly field: keyof Item & keyof Model & string;
  /** Id of the node as the item gives it. */
  readonly nodeId: (item: Item) => string;
  /** The answers themselves. */
  readonly answers: (from: Item | Model) => Partial<Model>;
}

/** Kinds of answers that can be ingested. To add a kind, add a row. */
export const ANSWER_KINDS = {
  survey: {
    type: 'SURVEY_ANSWER',
    model: SurveyAnswer,
    input: SurveyAnswerIngestItemInput,
    kind: 'OPPORTUNITY',
    field: 'opportunityId',
    nodeId: ({ opportunityId }) => opportunityId,
    answers: ({ importance, satisfaction }) => ({ importance, satisfaction }),
  } satisfies AnswerKind<SurveyAnswerIngestItemInput, SurveyAnswer>,
  kano: {
    type: 'KANO_ANSWER',
    model: KanoAnswer,
    input: KanoAnswerIngestItemInput,
    kind: 'SOLUTION',
    field: 'solutionId',
    nodeId: ({ solutionId }) => solutionId,
    answers: ({ functional, dysfunctional }) => ({ functional, dysfunctional }),
  } satisfies AnswerKind<KanoAnswerIngestItemInput, KanoAnswer>,
};

/** Ingests answers within an open transaction. An item with a fault is rejected alone. */
@Injectable()
export class AnswerIngestAction {
  constructor(
    private readonly store: AnswerStore,
    private readonly lockedNodes: LockedNodeStore,
    private readonly nodes: TreeNodeReader,
    private readonly ingestion: IngestStore,
    private readonly digests: WorkspaceDigests,
  ) {}

  /** One receipt for each item, in their order. */
  async ingest<Item extends AnswerIngestItemInput, Model extends Answer>(
    kind: AnswerKind<Item, Model>,
    system: string,
    given: readonly Item[],
    dryRun: boolean,
  ): Promise<IngestReceipt[]> {
    await this.store.shareWithErasures();
    const items = given.map((item) => (item.segment ? { ...item, segment: tidied(item.segment) } : item));
    const nodes = await this.lockedNodes.lock(items.map(kind.nodeId));
    const seal = await this.digests.maker();
    const keys = items.map((item) => seal(naturalKey(item, system, kind.nodeId(item))));
    const nameDigest = await this.digests.nameMaker();
    const respondents = items.map((item) => nameDigest(system, item.respondent));
    const erased = await this.store.erased(respondents);
    const rows = await this.store.known(kind.model, system, keys);
    const known = new Map(
      [...rows].map(([key, row]) => {
        const content = contentOf(row, row.respondent, String(row[kind.field]), kind.answers(row));
        return [key, { id: row.id, content }];
      }),
    );
    const clocks = { kind: kind.type, system };
    const receipts = await this.ingestion.ingestItems(kind.model, clocks, items, known, dryRun, async (item, index) => {
      const node = nodes.get(kind.nodeId(item).toLowerCase()) ?? null;
      const refusals = await this.faultsOf(kind, item, node, ['items', String(index)]);
      if (refusals.length > 0 || node === null) return { refusals };
      const { answeredAt, sourceUpdatedAt = null } = item;
      const respondent = respondents[index] ?? '';
      const isErased = erased.has(respondent);
      const segment = isErased ? null : (item.segment ?? null);
      const answers = kind.answers(item);
      const key = keys[index] ?? '';
      const row = { sourceSystem: system, naturalKey: key, respondent, segment, answeredAt };
      const isMerged = node.id !== node.requested;
      return {
        key,
        content: contentOf({ segment, answeredAt }, respondent, node.id, answers),
        sourceUpdatedAt,
        row: { ...row, ...answers, [kind.field]: node.id },
        warnings: [...(isMerged ? [mergedInto(node.shortKey, kind.field)] : []), ...(isErased ? [ERASED] : [])],
      };
    });
    return receipts.map(({ id: _, ...receipt }) => receipt);
  }

  /** A refusal for each fault of an item and of the node that it names. */
  private async faultsOf<Item extends AnswerIngestItemInput, Model extends Answer>(
    { input, kind, field, nodeId }: AnswerKind<Item, Model>,
    item: Item,
    node: LockedNode | null,
    above: readonly string[],
  ): Promise<Refusal[]> {
    const faults = complaintsOf(input, item, above);
    const path = [...above, field];
    if (node === null) return [...faults, refusal('NOT_FOUND', { type: TYPE_OF_KIND[kind], id: nodeId(item) }, path)];
    const [expected, actual] = [TYPE_OF_KIND[kind], TYPE_OF_KIND[node.kind]];
    if (node.kind !== kind) return [...faults, refusal('WRONG_KIND', { expected, actual }, path)];
    const { archivedBy } = await this.nodes.ancestry(node.id);
    return [...faults, ...checkNodeNotArchived(node, archivedBy, path)];
  }
}

const ERASED = leftOut('The respondent was erased: the answer counts among all, in no segment.', ['segment']);
const mergedInto = (shortKey: string, field: string): Warning =>
  warning('REDIRECTED', `The opportunity was merged into ${shortKey}; the answer counts there.`, [field]);

/** Everything that a source says of an answer, as text. */
const contentOf = (
  { segment, answeredAt }: Pick<AnswerIngestItemInput, 'segment' | 'answeredAt'>,
  respondent: string,
  nodeId: string,
  answers: object,
): string => JSON.stringify([nodeId, respondent, segment ?? null, answeredAt.toISOString(), answers]);

/** An answer is known by its external id or, without one, by its respondent, node, instant and segment. */
const naturalKey = (item: AnswerIngestItemInput, system: string, nodeId: string): string =>
  item.externalId
    ? `name/${item.externalId}`
    : [
        'of',
        digest(system, item.respondent),
        nodeId.toLowerCase(),
        item.answeredAt.toISOString(),
        ...(item.segment ? [item.segment] : []),
      ].join('/');

/** A respondent within a natural key, which is kept as a digest under the workspace's key only. */
const digest = (system: string, respondent: string): string =>
  createHash('sha256')
    .update(JSON.stringify([currentCaller().workspaceId, system, respondent]))
    .digest('hex');
