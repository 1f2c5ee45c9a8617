import { Args, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../../context/external-ref/new-ref.model.ts';
import { OutcomeFields } from '../kinds/outcome-fields.model.ts';
import { Outcome } from '../kinds/outcome.model.ts';
import { NodeCreateAction } from '../node-create.action.ts';

/** Fields of the new outcome. */
@InputType()
export class OutcomeCreateInput extends inputOf(
  PickType(Outcome, ['title'], InputType),
  OutcomeFields,
  ReferableInput,
  RepeatableInput,
) {}

/** The new outcome. */
@ObjectType()
export class OutcomeCreatePayload extends payloadOf(Outcome, 'outcome') {}

/** Adds an outcome. */
@Resolver()
export class OutcomeCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodeCreateAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => OutcomeCreatePayload, { description: 'Creates a new tree with an outcome as its root.' })
  @RequiresScope('tree:write')
  async outcomeCreate(@Args('input') input: OutcomeCreateInput): Promise<OutcomeCreatePayload> {
    const { idempotencyKey: _, ...fields } = input;
    const id = await this.once.once('outcomeCreate', input, () => this.action.createRoot(fields));
    return { outcome: await this.read.byId(Outcome, id) };
  }
}
