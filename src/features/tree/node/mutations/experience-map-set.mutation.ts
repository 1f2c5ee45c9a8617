import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { shown } from '../../../../domain/foundation/text/shown.ts';
import { invalid, refusal, refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { LeftBehind, MOST_LEFT_BEHIND } from '../left-behind.model.ts';
import { Database } from '../../../../platform/database/database.ts';
import { Line } from '../../../../platform/graphql/validators.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Outcome } from '../kinds/outcome.model.ts';
import type { Moment } from '../moment.model.ts';
import { MomentReader } from '../moment.reader.ts';
import { MomentStore, type Unplaced } from '../moment.store.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeStore } from '../tree.store.ts';
import { NodesReworded } from '../tree-changed.hook.ts';

/** One moment of the map. */
@InputType()
export class MomentInput {
  /** Id of a moment that is already on the map. Left out, the moment of that title stays, or else a new one is added. */
  @Field(() => ID, { nullable: true })
  id?: string | null;

  /** What happens at the moment, 1 to 200 characters. */
  @Line()
  title: string;
}

/** The new experience map of an outcome. */
@InputType()
export class ExperienceMapSetInput {
  /** Outcome of the map. */
  @Field(() => ID)
  outcomeId: string;

  /** Version of the outcome that the caller knows. */
  @Field(() => Int)
  expectedVersion: number;

  /** Moments in their order, at most 30. A moment that is left out is removed, and its opportunities lose their moment. */
  @Field(() => [MomentInput])
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => MomentInput)
  moments: MomentInput[];
}

/** The outcome with its map. */
@ObjectType()
export class ExperienceMapSetPayload extends payloadOf(Outcome, 'outcome') {
  /** Opportunities whose moment was removed from the map, the first 1,000; null when refused. */
  @Field(() => [LeftBehind], { nullable: true })
  @AtMost(MOST_LEFT_BEHIND)
  leftBehind?: LeftBehind[] | null;
}

/** Sets the experience map of an outcome. */
@Resolver()
export class ExperienceMapSetMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly moments: MomentReader,
    private readonly momentStore: MomentStore,
    private readonly store: TreeStore,
    private readonly reworded: NodesReworded,
  ) {}

  @Mutation(() => ExperienceMapSetPayload, {
    description: "Sets an outcome's experience map: the ordered moments of the customer's journey.",
  })
  @RequiresScope('tree:write')
  experienceMapSet(
    @Args('input') { outcomeId, expectedVersion, moments }: ExperienceMapSetInput,
  ): Promise<ExperienceMapSetPayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(outcomeId);
      const outcome = (await this.reader.editable(outcomeId, ['outcomeId'], ['OUTCOME'])) as Outcome;
      refuseStale({ outcome }, expectedVersion);
      const present = await this.moments.of(outcome.id);
      const known = new Set(present.map(({ id }) => id));
      const seen = new Set<string>();
      refuseIf(
        ...moments.flatMap(({ id }, index) => {
          const path = ['moments', String(index), 'id'];
          if (!id) return [];
          if (!known.has(id)) return [refusal('NOT_FOUND', { type: 'Moment', id }, path)];
          if (seen.has(id)) return [invalid('A moment stands on the map once.', path)];
          seen.add(id);
          return [];
        }),
      );
      const { differs, unplaced } = await this.momentStore.replace(outcome.id, present, withIds(moments, present));
      if (!differs) return { outcome, leftBehind: [] };
      await this.reworded.fire({ nodeIds: [outcome.id] });
      return {
        outcome: await this.store.countChange(outcome),
        leftBehind: unplaced.slice(0, MOST_LEFT_BEHIND).map(leftBy),
      };
    });
  }
}

const leftBy = ({ id, shortKey, moment }: Unplaced): LeftBehind => ({
  what: 'Opportunity',
  id,
  field: 'momentId',
  reason: `${shortKey} has no moment any more: ${shown(moment)} was removed from the map.`,
});

/** The moments with their ids: one that is given by its title alone is the moment that has it already, if no other one is. */
function withIds(given: readonly MomentInput[], present: readonly Moment[]): MomentInput[] {
  const named = new Set(given.map(({ id }) => id));
  const free = present.filter(({ id }) => !named.has(id));
  return given.map(({ id, title }) => {
    const index = id ? -1 : free.findIndex((moment) => moment.title === title);
    const [same] = index < 0 ? [] : free.splice(index, 1);
    return { id: id ?? same?.id ?? null, title };
  });
}
