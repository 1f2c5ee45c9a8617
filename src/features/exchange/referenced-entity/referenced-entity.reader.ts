import { Injectable } from '@nestjs/common';
import type { Scope } from '../../../domain/scope.ts';
import { ModelColumns, type ModelClass } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { Objective } from '../../goals/key-result/objective.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { TYPE_OF_KIND, TreeNode } from '../../tree/node/tree-node.model.ts';

interface ReferencedEntity {
  readonly model: ModelClass<{ id: string }>;
  readonly read: Scope;
  readonly write: Scope;
}
const IN_TREES = { read: 'tree:read', write: 'tree:write' } as const;
const IN_OKRS = { read: 'okr:read', write: 'okr:write' } as const;

/** Models whose entities can have references, with the scopes to read and to change them. To add a model, add a row. */
const REFERENCED_ENTITIES: readonly ReferencedEntity[] = [
  { model: TreeNode, ...IN_TREES },
  { model: Person, ...IN_TREES },
  { model: Team, ...IN_TREES },
  { model: Product, ...IN_TREES },
  { model: Metric, ...IN_OKRS },
  { model: Objective, ...IN_OKRS },
  { model: KeyResult, ...IN_OKRS },
];

/** Finds the entities of references. */
@Injectable()
export class ReferencedEntityReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /** Model of the entity with that id; null when there is none, or when the key may not read or change it. One statement. */
  async modelOf(id: string, right: 'read' | 'write'): Promise<ModelClass<{ id: string }> | null> {
    const { workspaceId, scopes } = currentCaller();
    const allowed = REFERENCED_ENTITIES.filter((entity) => scopes.has(entity[right]));
    if (allowed.length === 0) return null;
    const [found] = await this.db.query<{ type: string }>(
      allowed
        .map(
          ({ model }) =>
            `SELECT '${model.name}' AS type FROM "${this.tableOf(model)}" WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        )
        .join(' UNION ALL '),
      [workspaceId, idOf(id)],
    );
    return allowed.find(({ model }) => model.name === found?.type)?.model ?? null;
  }

  /** The entity with its GraphQL type name; null when there is none, or when the key may not read it. Two statements. */
  async byId(id: string): Promise<({ id: string } & { __typename: string }) | null> {
    const model = await this.modelOf(id, 'read');
    const entity = model && (await this.read.byId(model, id));
    if (!entity) return null;
    return { ...entity, __typename: entity instanceof Object && 'kind' in entity ? typeOf(entity) : model.name };
  }

  /** Locks the entity until the transaction ends: otherwise two calls could count its references at once and exceed the limit. */
  async lock(model: ModelClass<{ id: string }>, id: string): Promise<void> {
    await this.db.sql`
      SELECT FROM ${() => `"${this.tableOf(model)}"`}
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ${id} FOR NO KEY UPDATE`;
  }

  private tableOf(model: ModelClass<object>): string {
    return this.columns.metadata(model).tableName;
  }
}

const typeOf = (node: object): string => TYPE_OF_KIND[(node as TreeNode).kind];
