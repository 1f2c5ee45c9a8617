import { Field, HideField, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';

/** One moment of the customer's journey on an outcome's experience map. */
@ObjectType({ implements: () => [Node] })
@Entity('moment')
@RequiresScope('tree:read')
export class Moment extends Row implements Node {
  /** Outcome of the experience map. */
  @Column('uuid')
  @Field(() => ID)
  outcomeId: string;

  /** What happens at the moment, 1 to 200 characters. */
  @Column('text')
  @Line()
  title: string;

  /** Position on the map. */
  @Column('text')
  @HideField()
  position: string;
}
