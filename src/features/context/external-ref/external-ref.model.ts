import { Field, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine, WebAddress } from '../../../platform/graphql/validators.ts';

/** Most references of one thing. Chosen: far more than there are systems. */
export const MOST_REFS = 50;

/** What something here is called in another system, such as a Jira issue. */
@ObjectType({ implements: () => [Node] })
@Entity('external_ref')
@RequiresScope('tree:read')
export class ExternalRef extends VersionedRow implements Node {
  /** Thing here that it stands for: a node of a tree, a person, team, product, metric, objective or key result. */
  @Column('uuid')
  @Field(() => ID)
  entityId: string;

  /** The other system, such as "jira"; 1 to 50 characters, capitals count. */
  @Column('text')
  @Line(50)
  system: string;

  /** What the thing is called there, such as "SHOP-17"; 1 to 200 characters, once in a system. */
  @Column('text')
  @Line()
  externalId: string;

  /** Where people can look at it: an http or https address of up to 2,000 characters; null where there is none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  url: string | null;

  /** How far it is there, in that system's words, up to 50 characters; null where nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  state: string | null;
}
