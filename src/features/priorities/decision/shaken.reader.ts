import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { allOf, part } from '../../../platform/database/sql-part.ts';
import { LAST_ID } from '../../../platform/id.ts';
import { checkFirst, type Connection } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { DecisionsShakenArgs } from './decision-args.model.ts';
import { isInForce, isInScope } from './decision.reader.ts';
import { DecisionGround } from './ground.model.ts';
import { GroundReader, visibleKinds } from './ground.reader.ts';
import { MOST_GROUNDS_CHECKED, ShakenGround } from './shaken.model.ts';

/** Finds shaken decisions: those whose grounds changed. */
@Injectable()
export class ShakenReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly grounds: GroundReader,
  ) {}

  /**
   * One page of changed grounds of decisions in force, latest decisions first. It checks at most `MOST_GROUNDS_CHECKED`
   * grounds, with one statement for the grounds and one for each kind. The page may contain fewer than requested, even
   * none, and still be followed by more.
   */
  async page(args: DecisionsShakenArgs): Promise<Connection<ShakenGround>> {
    const list = 'decisionsShaken';
    const first = checkFirst(args.first);
    const after = decodeIdCursor(list, args.after, LAST_ID);
    const { workspaceId } = currentCaller();
    const found = await this.db.statement<DecisionGround>(part`
      SELECT ${() => this.columns.of(DecisionGround, 'ground')} FROM decision_ground AS ground
      JOIN decision ON decision.workspace_id = ${workspaceId} AND decision.id = ground.decision_id
      WHERE ground.workspace_id = ${workspaceId} AND ${allOf([...isInScope(args.filter ?? {}, 'decision'), isInForce('decision')])}
        AND ground.kind = ANY(${visibleKinds()}::text[]) AND ground.id < ${after}::uuid
      ORDER BY ground.id DESC LIMIT ${MOST_GROUNDS_CHECKED + 1}`);
    const checked = found.slice(0, MOST_GROUNDS_CHECKED);
    const changes = await Promise.all(checked.map((ground) => this.grounds.changes(ground)));
    const shaken = checked.flatMap((ground, index) => shakenBy(ground, changes[index] ?? []));
    const edges = shaken.slice(0, first).map((node) => ({ cursor: encodeCursor(list, [node.ground.id]), node }));
    const more = shaken.length > first;
    const last = more ? null : checked.at(-1);
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: more || found.length > checked.length,
        hasPreviousPage: args.after !== undefined && args.after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: last ? encodeCursor(list, [last.id]) : (edges.at(-1)?.cursor ?? null),
      },
    };
  }
}

function shakenBy(ground: DecisionGround, changes: Awaited<ReturnType<GroundReader['changes']>>): ShakenGround[] {
  const [worst] = changes;
  if (!worst) return [];
  const sentence = changes.map((each) => each.sentence).join(' ');
  return [{ ground, how: worst.how, sentence, decisionId: ground.decisionId }];
}
