import { Field, Float, HideField, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { type ReadingSource, ReadingSourceEnum } from './progress.model.ts';

/** Most values shown of what came after a cycle. Chosen: enough to see what became of it; all of them are in the lists of check-ins and readings. */
export const MOST_LATE_VALUES = 100;

/** A value of a key result that changes nothing in the figures of its cycle, because it was observed after the cycle or arrived when they were final. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultLateValue {
  /** Where the value comes from. */
  @Field(() => ReadingSourceEnum)
  source: ReadingSource;

  /** The value, in the metric's unit. */
  @Field(() => Float)
  value: number;

  /** Instant for which the value holds, UTC. */
  observedAt: Date;

  /** Instant at which it was stored here as it now is, UTC. */
  arrivedAt: Date;

  /** Whether it was observed within the cycle, and only came too late. */
  isWithinCycle: boolean;

  @HideField()
  checkInId: string | null;
}
