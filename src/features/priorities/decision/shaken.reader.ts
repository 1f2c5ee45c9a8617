import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { LAST_ID } from '../../../platform/id.ts';
import { checkFirst, type Connection } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import type { DecisionScopeArgs } from './decision.model.ts';
import { IN_FORCE, IN_SCOPE, scopeOf } from './decision.reader.ts';
import { DecisionGround } from './ground.model.ts';
import { GroundReader, visibleKinds } from './ground.reader.ts';
import { MOST_LOOKED_THROUGH, ShakenGround } from './shaken.model.ts';

/** Finds decisions whose grounds gave way. */
@Injectable()
export class ShakenReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly grounds: GroundReader,
  ) {}

  /**
   * One page of grounds that gave way under decisions in force, latest decisions first. Looks through so many grounds and
   * no more, with one statement for the grounds and one for each kind; the page may hold fewer than asked for, none even,
   * and yet be followed by more.
   */
  async page(args: DecisionScopeArgs): Promise<Connection<ShakenGround>> {
    const list = 'decisionsShaken';
    const first = checkFirst(args.first);
    const after = decodeIdCursor(list, args.after, LAST_ID);
    const found = await this.db.query<DecisionGround>(
      `SELECT ${this.columns.of(DecisionGround, 'ground')} FROM decision_ground AS ground
       JOIN decision ON decision.workspace_id = $1::uuid AND decision.id = ground.decision_id
       WHERE ground.workspace_id = $1::uuid AND ${IN_SCOPE} AND ${IN_FORCE}
         AND ground.kind = ANY($4::text[]) AND ground.id < $5::uuid
       ORDER BY ground.id DESC LIMIT $6`,
      [...scopeOf(args), visibleKinds(), after, MOST_LOOKED_THROUGH + 1],
    );
    const looked = found.slice(0, MOST_LOOKED_THROUGH);
    const changes = await Promise.all(looked.map((ground) => this.grounds.changes(ground)));
    const shaken = looked.flatMap((ground, index) => shakenBy(ground, changes[index] ?? []));
    const edges = shaken.slice(0, first).map((node) => ({ cursor: encodeCursor(list, [node.ground.id]), node }));
    const more = shaken.length > first;
    const last = more ? null : looked.at(-1);
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: more || found.length > looked.length,
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
