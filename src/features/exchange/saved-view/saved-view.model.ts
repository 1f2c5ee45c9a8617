import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Derived } from '../../../platform/change-log/personal.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { InputObject } from '../../../platform/graphql/input-object.scalar.ts';
import { Line, Prose } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';

/** Most saved views of a workspace that are in use. Chosen: with more, nobody finds one by its name. */
export const MOST_SAVED_VIEWS = 500;

/** A filter and an order of a list, kept in the workspace under a name, by which any such list can be asked for. */
@ObjectType({ implements: () => [Node] })
@Entity('saved_view')
@RequiresScope('tree:read')
@Derived('name_key')
export class SavedView extends ArchivableRow implements Node {
  /** Name of the view, 1 to 100 characters; no other view in use has it, however it is spelt. */
  @Column('text')
  @Line(100)
  name: string;

  /** What the view is for, up to 1,000 characters; null where nothing is said. */
  @Column('text', { nullable: true })
  @IsOptional()
  @Prose(1_000)
  description: string | null;

  /** List that the view is of, as the query is called: insights, opportunities, keyResults and so on. */
  @Column('text')
  @Line(100)
  list: string;

  /** Filter of the list, as its `filter` takes it; null where the view only sorts. */
  @Column('jsonb', { nullable: true })
  @Field(() => InputObject, { nullable: true })
  @IsOptional()
  filter: InputObject | null;

  /** Order of the list, as its `orderBy` takes it; null where the view leaves the order to the list. */
  @Column('jsonb', { nullable: true })
  @Field(() => InputObject, { nullable: true })
  @IsOptional()
  orderBy: InputObject | null;
}

/** One page of saved views. */
export const SavedViewConnection = countedConnectionOf<SavedView>(() => SavedView, 'SavedView');
