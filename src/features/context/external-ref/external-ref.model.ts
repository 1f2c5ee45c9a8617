import { Field, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { BelongsTo } from '../../../platform/change-log/belongs-to.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine, WebAddress } from '../../../platform/graphql/validators.ts';

/** Most references of one entity. Chosen: far more than a company has systems. */
export const MOST_REFS = 50;

/** Where the references of entities stand. */
export const REF_ROWS: ItemRows = { table: 'external_ref', memberIds: ['entity_id'] };

/** Kind under which the clocks of references that a source sends are kept, by what it calls the entity. */
export const REF_CLOCK = 'EXTERNAL_REF';
/** Kind under which it is kept when a reference was taken away: what was stated before does not make it again. */
export const REMOVED_REF_CLOCK = 'EXTERNAL_REF_REMOVED';

/** Name of an entity in another system, such as the key of a Jira issue. */
@ObjectType({ implements: () => [Node] })
@Entity('external_ref')
@RequiresScope('tree:read')
export class ExternalRef extends VersionedRow implements Node {
  /** Entity that the reference names: a node of a tree, a person, team, product, metric, objective or key result. */
  @BelongsTo()
  @Column('uuid')
  @Field(() => ID)
  entityId: string;

  /** Name of the other system, such as "jira"; 1 to 50 characters, case-sensitive. */
  @Column('text')
  @Line(50)
  system: string;

  /** Id of the entity in that system, such as "SHOP-17"; 1 to 200 characters, unique in the system. */
  @Column('text')
  @Line()
  externalId: string;

  /** Address of the entity in that system, http or https, up to 2,000 characters; null when it has none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  url: string | null;

  /** Status in that system, in its own words, up to 50 characters; null when not given. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  state: string | null;
}
