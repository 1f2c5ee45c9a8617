import { Injectable } from '@nestjs/common';
import type { NodeKind } from '../../domain/tree/node-kind.ts';
import { RowStore } from '../../platform/change-log/row.store.ts';
import { Columns, type ModelClass } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import { idOf } from '../../platform/database/id.ts';
import { currentCaller } from '../../platform/request/request.ts';
import type { Answer } from './answer.model.ts';
import { SurveyAnswer } from './survey-answer.model.ts';

/** A node that answers are about, for an id that somebody gave. */
export interface HeldNode {
  readonly given: string;
  /** The node itself or, of a merged opportunity, the one that it is now. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly shortKey: string;
}

/** Holds what pushed answers are about, and those that are known. */
@Injectable()
export class AnswerStore {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
    private readonly rows: RowStore,
  ) {}

  /** The nodes of these ids that are there, merged ones followed to what they are now. None can be merged until the transaction ends. */
  async holdNodes(ids: readonly string[]): Promise<ReadonlyMap<string, HeldNode>> {
    const given = [...new Set(ids.map(idOf))];
    const held = new Set<string>();
    for (let holding = given; ;) {
      await this.db.sql`
        SELECT FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${holding}::uuid[])
        ORDER BY id FOR SHARE`;
      for (const id of holding) held.add(id);
      const found = await this.db.sql<HeldNode>`
        WITH RECURSIVE now AS (
          SELECT id AS given, id, kind, short_key, merged_into_id FROM tree_node
          WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${given}::uuid[])
          UNION ALL
          SELECT now.given, later.id, later.kind, later.short_key, later.merged_into_id FROM now
          JOIN tree_node AS later ON later.workspace_id = ${currentCaller().workspaceId} AND later.id = now.merged_into_id
        )
        SELECT given, id, kind, short_key AS "shortKey" FROM now WHERE merged_into_id IS NULL`;
      holding = found.map(({ id }) => id).filter((id) => !held.has(id));
      if (holding.length === 0) return new Map(found.map((node) => [node.given, node]));
    }
  }

  /** Answers of a system that are known, by their natural key; nobody else can change them until the transaction ends. */
  async known<Model extends Answer>(
    model: ModelClass<Model>,
    system: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Model>> {
    const found = await this.db.sql<Model>`
      SELECT ${() => this.columns.of(model, 'answer')} FROM ${() => this.columns.metadata(model).tableName} AS answer
      WHERE answer.workspace_id = ${currentCaller().workspaceId} AND answer.source_system = ${system}
        AND answer.natural_key = ANY(${keys}::text[])
      ORDER BY answer.id FOR NO KEY UPDATE`;
    return new Map(found.map((answer) => [answer.naturalKey, answer]));
  }

  /** What people answered of an opportunity counts for the one that it is merged into. */
  async follow(fromId: string, intoId: string): Promise<void> {
    const { workspaceId } = currentCaller();
    // Whoever is pushing answers of it comes first, or theirs would be left behind.
    await this.db.sql`SELECT FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${fromId} FOR NO KEY UPDATE`;
    const answers = await this.db.sql<{ id: string }>`
      SELECT id FROM survey_answer WHERE workspace_id = ${workspaceId} AND opportunity_id = ${fromId}`;
    const ids = answers.map(({ id }) => id);
    await this.rows.update(SurveyAnswer, { ids }, { opportunityId: intoId }, 'MERGED');
  }
}
