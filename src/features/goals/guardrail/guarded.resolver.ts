import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountedRows } from '../../../platform/access/requires-scope.ts';
import { KeyResultFiguresAction } from '../key-result/key-result-figures.action.ts';
import { KeyResult } from '../key-result/key-result.model.ts';
import { Objective } from '../key-result/objective.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { GuardrailBreach } from './guardrail-breach.model.ts';
import { GuardrailBreachReader } from './guardrail-breach.reader.ts';
import { Guardrail, MOST_GUARDRAILS, OUTCOME_GUARDRAIL_ROWS } from './guardrail.model.ts';
import { GuardrailReader } from './guardrail.reader.ts';

/** Most breaches shown with one key result: its own, those of its objective and of a few linked outcomes. */
const MOST_BREACHES = 100;

/** Answers the guardrails of an objective. */
@Resolver(() => Objective)
export class GuardedObjectiveResolver {
  constructor(private readonly reader: GuardrailReader) {}

  @ResolveField(() => [Guardrail], {
    description:
      'Guardrails: metrics that must not get worse while the objective is pursued, oldest first, at most 20.',
  })
  @AtMost(MOST_GUARDRAILS)
  guardrails(@Parent() { id }: Objective): Promise<Guardrail[]> {
    return this.reader.beside('objective', id);
  }
}

/** Answers the guardrails of an outcome. */
@Resolver(() => Outcome)
export class GuardedOutcomeResolver {
  constructor(private readonly reader: GuardrailReader) {}

  @ResolveField(() => [Guardrail], {
    description:
      'Guardrails: metrics that must not get worse while the outcome is brought about, oldest first, at most 20.',
  })
  @AtMost(MOST_GUARDRAILS)
  @CountedRows(OUTCOME_GUARDRAIL_ROWS)
  guardrails(@Parent() { id }: Outcome): Promise<Guardrail[]> {
    return this.reader.beside('outcome', id);
  }
}

/** Answers the guardrails of a key result, and whether it was met by doing harm. */
@Resolver(() => KeyResult)
export class GuardedKeyResultResolver {
  constructor(
    private readonly reader: GuardrailReader,
    private readonly breachReader: GuardrailBreachReader,
    private readonly figures: KeyResultFiguresAction,
  ) {}

  @ResolveField(() => [Guardrail], {
    description:
      'Guardrails of the key result itself: metrics that must not get worse while it is pursued, oldest first, at most 20. Its objective may have more.',
  })
  @AtMost(MOST_GUARDRAILS)
  guardrails(@Parent() { id }: KeyResult): Promise<Guardrail[]> {
    return this.reader.beside('keyResult', id);
  }

  @ResolveField(() => [GuardrailBreach], {
    description:
      'Breaches within its cycle of the guardrails of the key result, of its objective and of the outcomes linked to it, ended ones included; at most 100.',
  })
  @AtMost(MOST_BREACHES)
  async breaches(@Parent() { id }: KeyResult): Promise<GuardrailBreach[]> {
    return (await this.breachReader.ofKeyResult(id)).slice(0, MOST_BREACHES);
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether the key result is met although a guardrail broke within its cycle: the number was met by doing harm.',
  })
  async metWhileGuardrailBroke(@Parent() keyResult: KeyResult): Promise<boolean> {
    const breaches = await this.breachReader.ofKeyResult(keyResult.id);
    return breaches.length > 0 && (await this.figures.isMet(keyResult)) === true;
  }
}
