import { Module } from '@nestjs/common';
import { KeyResultModule } from '../key-result/key-result.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { GuardedKeyResultResolver, GuardedObjectiveResolver, GuardedOutcomeResolver } from './guarded.resolver.ts';
import { GuardrailBreachReader } from './guardrail-breach.reader.ts';
import { GuardrailReader } from './guardrail.reader.ts';
import { GuardrailBreachResolver, GuardrailResolver } from './guardrail.resolver.ts';
import { GuardrailStore } from './guardrail.store.ts';
import { GuardrailCreateMutation } from './mutations/guardrail-create.mutation.ts';
import { GuardrailRemoveMutation } from './mutations/guardrail-remove.mutation.ts';
import { GuardrailUpdateMutation } from './mutations/guardrail-update.mutation.ts';

/** Guardrails: what must not get worse while something else gets better. */
@Module({
  imports: [KeyResultModule, NodeModule],
  providers: [
    GuardrailBreachReader,
    GuardrailReader,
    GuardrailStore,
    GuardedKeyResultResolver,
    GuardedObjectiveResolver,
    GuardedOutcomeResolver,
    GuardrailBreachResolver,
    GuardrailResolver,
    GuardrailCreateMutation,
    GuardrailRemoveMutation,
    GuardrailUpdateMutation,
  ],
})
export class GuardrailModule {}
