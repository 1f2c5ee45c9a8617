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

const nowDescription = 'Its facts today, those of what is newer of its line included; null when it is no longer there.';

/** Answers what a ground was, and what it is. */
@Resolver(() => DecisionGround)
export class GroundResolver {
  constructor(private readonly reader: GroundReader) {}

  @ResolveField('then', () => [GroundFact], { description: 'Its facts as they were when the decision was taken.' })
  @AtMost(MOST_FACTS)
  // Named otherwise than its field: what has a method `then` is taken for a promise.
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
    description: 'How it gave way, the worst where several things changed; null while it stands as it stood.',
  })
  async how(@Parent() ground: DecisionGround): Promise<GroundChange | null> {
    return (await this.reader.changes(ground))[0]?.how ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What changed, a sentence for each change, the worst first; null while it stands as it stood.',
  })
  async sentence(@Parent() ground: DecisionGround): Promise<string | null> {
    const changes = await this.reader.changes(ground);
    return changes.length > 0 ? changes.map((each) => each.sentence).join(' ') : null;
  }
}

/** Answers which decision is shaken, and by what. */
@Resolver(() => ShakenGround)
export class ShakenGroundResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: GroundReader,
  ) {}

  @ResolveField(() => Decision, { nullable: true, description: 'Decision that rests on it.' })
  decision(@Parent() { decisionId }: ShakenGround): Promise<Decision | null> {
    return this.read.byId(Decision, decisionId);
  }

  @ResolveField('then', () => [GroundFact], { description: 'Its facts as they were when the decision was taken.' })
  @AtMost(MOST_FACTS)
  // Named otherwise than its field: what has a method `then` is taken for a promise.
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
