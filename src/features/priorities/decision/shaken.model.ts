import { Field, HideField, ObjectType } from '@nestjs/graphql';
import type { GroundChange } from '../../../domain/priorities/decision/ground.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { DecisionGround, GroundChangeEnum } from './ground.model.ts';

/** Most grounds that one page of shaken decisions looks through. Chosen: a fixed number of statements, a few milliseconds each. */
export const MOST_LOOKED_THROUGH = 500;

/** A decision that rests on something that is no longer what it was. */
@ObjectType()
@RequiresScope('tree:read')
export class ShakenGround {
  /** What it rests on, as it was then. */
  @Field(() => DecisionGround)
  ground: DecisionGround;

  /** How it gave way; the worst where several things changed. */
  @Field(() => GroundChangeEnum)
  how: GroundChange;

  /** What changed, a sentence for each change, the worst first. */
  sentence: string;

  @HideField()
  decisionId: string;
}

/** One page of shaken decisions. */
export const ShakenGroundConnection = connectionOf<ShakenGround>(() => ShakenGround, 'ShakenGround');
