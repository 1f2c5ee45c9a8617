import { HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { ImpactDirection, ImpactVerdict } from '../../../domain/goals/key-result/impact.ts';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';

/** Most key results that one node is linked to. Chosen: a node that serves so many serves none in particular. */
export const MOST_LINKS_OF_NODE = 50;
/** Most nodes that one key result is linked to. */
export const MOST_LINKS_OF_KEY_RESULT = 100;
/** Where the links of nodes stand. */
export const LINK_ROWS: ItemRows = { table: 'key_result_link', memberIds: ['node_id'] };

/**
 * Link of a node to the key result that it serves, with the impact that it is expected to have: direction and size from a
 * baseline, a due day, and a confidence. These are stated beforehand; a person settles the outcome afterwards. The
 * change log keeps every state of the link.
 */
@ObjectType({ implements: () => [Node] })
@Entity('key_result_link')
@RequiresScope('okr:read')
export class KeyResultLink extends VersionedRow implements Node {
  @HideField()
  @Column('uuid')
  keyResultId: string;

  @HideField()
  @Column('uuid')
  nodeId: string;

  @HideField()
  @Column('text')
  statement: string;

  @HideField()
  @Column('text')
  direction: ImpactDirection;

  @HideField()
  @Column('float8', { nullable: true })
  expectedSize: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  confidence: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  baseline: number | null;

  @HideField()
  @Column('date', { nullable: true })
  baselineOn: string | null;

  @HideField()
  @Column('date')
  dueOn: string;

  @HideField()
  @Column('text', { nullable: true })
  verdict: ImpactVerdict | null;

  @HideField()
  @Column('text', { nullable: true })
  verdictReason: string | null;

  @HideField()
  @Column('date', { nullable: true })
  settledOn: string | null;

  @HideField()
  @Column('uuid', { nullable: true })
  settledById: string | null;
}
