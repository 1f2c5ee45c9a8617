import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GROUND_KINDS } from '../../../domain/priorities/decision/ground-kinds.ts';
import type { GroundChange, GroundState } from '../../../domain/priorities/decision/ground.ts';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Decision } from './decision.model.ts';
import { DecisionGround, GroundChangeEnum, GroundFact, MOST_FACTS } from './ground.model.ts';
import { GroundReader } from './ground.reader.ts';
import { ShakenGround } from './shaken.model.ts';

/** The facts of a ground in the order of its kind. */
const factsOf = ({ kind }: DecisionGround, state: GroundState): GroundFact[] =>
  GROUND_KINDS[kind].facts.map((name) => {
    const value = state[name] ?? null;
    return { name, value: value === null ? null : String(value) };
  });

const nowDescription = 'Its facts today, including those of a newer row of its series; null if it no longer exists.';

/** Answers the facts of a ground at the time of the decision and today, and how it changed. */
@Resolver(() => DecisionGround)
export class GroundResolver {
  constructor(private readonly reader: GroundReader) {}

  @ResolveField('then', () => [GroundFact], { description: 'Its facts as they were when the decision was taken.' })
  @AtMost(MOST_FACTS)
  // The method cannot have the field's name: JavaScript takes an object with a method `then` for a promise.
  before(@Parent() ground: DecisionGround): GroundFact[] {
    return factsOf(ground, ground.state);
  }

  @ResolveField(() => [GroundFact], { nullable: true, description: nowDescription })
  @AtMost(MOST_FACTS)
  async now(@Parent() ground: DecisionGround): Promise<GroundFact[] | null> {
    const now = await this.reader.now(ground);
    return now && factsOf(ground, now);
  }

  @ResolveField(() => GroundChangeEnum, {
    nullable: true,
    description: 'How the ground changed, the worst of several changes; null while it is as it was.',
  })
  async how(@Parent() ground: DecisionGround): Promise<GroundChange | null> {
    return (await this.reader.changes(ground))[0]?.how ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What changed, one sentence for each change, the worst first; null while the ground is as it was.',
  })
  async sentence(@Parent() ground: DecisionGround): Promise<string | null> {
    const changes = await this.reader.changes(ground);
    return changes.length > 0 ? changes.map((each) => each.sentence).join(' ') : null;
  }
}

/** Answers which decision a changed ground belongs to, and its facts. */
@Resolver(() => ShakenGround)
export class ShakenGroundResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: GroundReader,
  ) {}

  @ResolveField(() => Decision, { nullable: true, description: 'Decision that rests on the ground.' })
  decision(@Parent() { decisionId }: ShakenGround): Promise<Decision | null> {
    return this.read.byId(Decision, decisionId);
  }

  @ResolveField('then', () => [GroundFact], { description: 'Its facts as they were when the decision was taken.' })
  @AtMost(MOST_FACTS)
  // The method cannot have the field's name: JavaScript takes an object with a method `then` for a promise.
  before(@Parent() { ground }: ShakenGround): GroundFact[] {
    return factsOf(ground, ground.state);
  }

  @ResolveField(() => [GroundFact], { nullable: true, description: nowDescription })
  @AtMost(MOST_FACTS)
  async now(@Parent() { ground }: ShakenGround): Promise<GroundFact[] | null> {
    const now = await this.reader.now(ground);
    return now && factsOf(ground, now);
  }
}
