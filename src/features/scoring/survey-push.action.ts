import { createHash } from 'node:crypto';
import { Injectable, type Type } from '@nestjs/common';
import { arrive } from '../../domain/ingestion/arrival.ts';
import { type Refusal, refusal, refuseIf } from '../../domain/refusal.ts';
import { newId } from '../../platform/database/id.ts';
import { complaintsOf } from '../../platform/graphql/input.pipe.ts';
import { currentCaller } from '../../platform/request/request.ts';
import {
  type AnsweredInput,
  MOST_ANSWERS,
  type SurveyAnswer,
  type SurveyAnswerReceipt,
} from './survey-answer.model.ts';
import { type KeptAnswer, SurveyAnswerStore } from './survey-answer.store.ts';

/** What one sort of answers is about, and says. */
export interface AnswerSort<Item extends AnsweredInput> {
  readonly input: Type<Item>;
  readonly kind: 'OPPORTUNITY' | 'SOLUTION';
  /** Input field that names the node. */
  readonly field: 'opportunityId' | 'solutionId';
  readonly nodeOf: (item: Item) => string;
  readonly says: (item: Item) => Pick<SurveyAnswer, 'importance' | 'satisfaction' | 'functional' | 'dysfunctional'>;
}

/** Takes pushed answers in, within a transaction that is open; an item with a fault leaves the others alone. */
@Injectable()
export class SurveyPushAction {
  constructor(private readonly store: SurveyAnswerStore) {}

  /** One receipt for each item, in their order; items of one name are worked off as if they had come one after another. */
  async receive<Item extends AnsweredInput>(
    sort: AnswerSort<Item>,
    system: string,
    items: readonly Item[],
  ): Promise<SurveyAnswerReceipt[]> {
    const nodes = await this.store.nodesOf(sort.kind, items.map(sort.nodeOf));
    const keyOf = ({ externalId }: Item) => `${sort.kind}/${externalId}`;
    const standing = new Map<string, KeptAnswer>(await this.store.held(system, items.map(keyOf)));
    const known = new Set(standing.keys());
    const written = new Set<string>();
    const receipts: SurveyAnswerReceipt[] = [];
    for (const [index, item] of items.entries()) {
      const receipt = { index, externalId: item.externalId };
      const errors = await faultsOf(sort, item, nodes, ['items', String(index)]);
      if (errors.length > 0) {
        receipts.push({ ...receipt, status: 'REJECTED', errors, warnings: [] });
        continue;
      }
      const key = keyOf(item);
      const before = standing.get(key) ?? null;
      const answer: KeptAnswer = {
        id: before?.id ?? newId(),
        nodeId: sort.nodeOf(item).toLowerCase(),
        sourceSystem: system,
        naturalKey: key,
        respondent: digestOf(system, item.respondent),
        segment: item.segment ?? null,
        ...sort.says(item),
        answeredAt: item.answeredAt,
      };
      const { status, warnings } = arrive(before && stateOf(before), stateOf(answer));
      if (status === 'CREATED' || status === 'UPDATED') {
        standing.set(key, answer);
        written.add(key);
      }
      receipts.push({ ...receipt, status, errors: [], warnings });
    }
    const to = (wasKnown: boolean): KeptAnswer[] =>
      [...written].filter((key) => known.has(key) === wasKnown).flatMap((key) => standing.get(key) ?? []);
    await this.store.keep(to(false), to(true));
    return receipts;
  }
}

/** The system that answers are of: a key that is bound to one speaks for no other. @throws Refused INVALID_VALUE or TOO_MANY */
export function checkedSystem(said: string | null, items: readonly unknown[]): string {
  const bound = currentCaller().sourceSystem;
  if (items.length > MOST_ANSWERS)
    refuseIf(refusal('TOO_MANY', { what: 'Items of one push', most: MOST_ANSWERS }, ['items']));
  const refuse = (problem: string): void => {
    refuseIf(refusal('INVALID_VALUE', { problem }, ['sourceSystem']));
  };
  if (bound !== null && said !== null && said !== bound)
    refuse(`sourceSystem must be "${bound}": the key is bound to that system.`);
  if (bound === null && said === null) refuse('sourceSystem is needed: the key is bound to no system.');
  return bound ?? said ?? '';
}

/** An answer as its source states it; one that only says the same later is no news. */
const stateOf = ({
  nodeId,
  respondent,
  segment,
  importance,
  satisfaction,
  functional,
  dysfunctional,
  answeredAt,
}: KeptAnswer) => ({
  content: JSON.stringify([
    ...[nodeId, respondent, segment, importance, satisfaction, functional, dysfunctional],
    answeredAt.toISOString(),
  ]),
  sourceUpdatedAt: answeredAt,
});

const digestOf = (system: string, respondent: string): string =>
  createHash('sha256')
    .update(JSON.stringify([currentCaller().workspaceId, system, respondent]))
    .digest('base64url');

async function faultsOf<Item extends AnsweredInput>(
  { input, kind, field, nodeOf }: AnswerSort<Item>,
  item: Item,
  nodes: ReadonlySet<string>,
  path: readonly string[],
): Promise<Refusal[]> {
  const id = nodeOf(item);
  const type = kind === 'OPPORTUNITY' ? 'Opportunity' : 'Solution';
  const unknown = nodes.has(id.toLowerCase()) ? [] : [refusal('NOT_FOUND', { type, id }, [...path, field])];
  return [...(await complaintsOf(input, item, path)), ...unknown];
}
