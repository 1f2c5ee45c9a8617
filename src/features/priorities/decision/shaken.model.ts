import { Field, HideField, ObjectType } from '@nestjs/graphql';
import type { GroundChange } from '../../../domain/priorities/decision/ground.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { DecisionGround, GroundChangeEnum } from './ground.model.ts';

/** Most grounds that one page of shaken decisions checks. Chosen: they cost a fixed number of statements, a few milliseconds each. */
export const MOST_GROUNDS_CHECKED = 500;

/** A ground of a decision that is no longer what it was when the decision was taken. */
@ObjectType()
@RequiresScope('tree:read')
export class ShakenGround {
  /** The ground as it was when the decision was taken. */
  @Field(() => DecisionGround)
  ground: DecisionGround;

  /** How the ground changed; the worst of several changes. */
  @Field(() => GroundChangeEnum)
  how: GroundChange;

  /** What changed, one sentence for each change, the worst first. */
  sentence: string;

  @HideField()
  decisionId: string;
}

/** One page of shaken decisions. */
export const ShakenGroundConnection = connectionOf<ShakenGround>(() => ShakenGround, 'ShakenGround');
