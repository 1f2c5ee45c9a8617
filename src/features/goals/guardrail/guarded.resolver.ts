import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isMet } from '../../../domain/goals/key-result/grade.ts';
import { progress } from '../../../domain/goals/key-result/progress.ts';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { KeyResultReadingReader } from '../key-result/key-result-reading.reader.ts';
import { KeyResult, targetOf } from '../key-result/key-result.model.ts';
import { Objective } from '../key-result/objective.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { GuardrailBreach } from './guardrail-breach.model.ts';
import { GuardrailBreachReader } from './guardrail-breach.reader.ts';
import { Guardrail, MOST_GUARDRAILS } from './guardrail.model.ts';
import { GuardrailReader } from './guardrail.reader.ts';

/** Most breaches shown with one key result: those beside it, its objective and a few outcomes. */
const MOST_BREACHES = 100;

/** Answers what guards an objective. */
@Resolver(() => Objective)
export class GuardedObjectiveResolver {
  constructor(private readonly reader: GuardrailReader) {}

  @ResolveField(() => [Guardrail], {
    description: 'What must not get worse while it is pursued, oldest first, at most 20.',
  })
  @AtMost(MOST_GUARDRAILS)
  guardrails(@Parent() { id }: Objective): Promise<Guardrail[]> {
    return this.reader.beside('objective', id);
  }
}

/** Answers what guards an outcome. */
@Resolver(() => Outcome)
export class GuardedOutcomeResolver {
  constructor(private readonly reader: GuardrailReader) {}

  @ResolveField(() => [Guardrail], {
    description: 'What must not get worse while it is brought about, oldest first, at most 20.',
  })
  @AtMost(MOST_GUARDRAILS)
  guardrails(@Parent() { id }: Outcome): Promise<Guardrail[]> {
    return this.reader.beside('outcome', id);
  }
}

/** Answers what guards a key result, and whether it was met by doing harm. */
@Resolver(() => KeyResult)
export class GuardedKeyResultResolver {
  constructor(
    private readonly reader: GuardrailReader,
    private readonly broken: GuardrailBreachReader,
    private readonly seen: KeyResultReadingReader,
  ) {}

  @ResolveField(() => [Guardrail], {
    description:
      'What must not get worse while it is pursued, by itself, oldest first, at most 20; its objective may have more.',
  })
  @AtMost(MOST_GUARDRAILS)
  guardrails(@Parent() { id }: KeyResult): Promise<Guardrail[]> {
    return this.reader.beside('keyResult', id);
  }

  @ResolveField(() => [GuardrailBreach], {
    description:
      'Guardrails beside it, its objective and the outcomes linked to it that broke within its cycle, ended breaches among them; at most 100.',
  })
  @AtMost(MOST_BREACHES)
  async breaches(@Parent() { id }: KeyResult): Promise<GuardrailBreach[]> {
    return (await this.broken.aroundKeyResult(id)).slice(0, MOST_BREACHES);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether it is met while a guardrail broke within its cycle: met the number by doing harm.',
  })
  async metWhileGuardrailBroke(@Parent() keyResult: KeyResult): Promise<boolean> {
    const breaches = await this.broken.aroundKeyResult(keyResult.id);
    const readings = await this.seen.readings(keyResult.id);
    return breaches.length > 0 && isMet(progress(targetOf(keyResult), readings)) === true;
  }
}
