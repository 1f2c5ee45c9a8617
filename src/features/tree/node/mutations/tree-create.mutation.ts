import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { CHOSEN } from '../../../../domain/tree/chosen.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Outcome } from '../kinds/outcome.model.ts';
import { TreeCreateAction } from '../tree-create.action.ts';
import { NewOutcomeInput, CreatedReference } from '../tree-create.model.ts';

/** A whole nested tree. */
@InputType()
export class TreeCreateInput extends RepeatableInput {
  /** The outcome at the root; the tree has up to 2,000 nodes in all. */
  @Field(() => NewOutcomeInput)
  outcome: NewOutcomeInput;
}

/** The new tree. */
@ObjectType()
export class TreeCreatePayload extends payloadOf(
  Outcome,
  'outcome',
  'The outcome at its root; null when refused. Read the rest of it with `tree`.',
) {
  /** The node of each `reference` in the input; null when refused. */
  @Field(() => [CreatedReference], { nullable: true })
  @AtMost(CHOSEN.tree.mostCreatedNodes)
  references?: CreatedReference[] | null;
}

/** Creates a whole tree, or nothing. */
@Resolver()
export class TreeCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: TreeCreateAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => TreeCreatePayload, {
    description: 'Creates a whole nested tree in one call: all of it, or nothing and every reason why not.',
  })
  @RequiresScope('tree:write')
  async treeCreate(@Args('input') input: TreeCreateInput): Promise<TreeCreatePayload> {
    const { outcomeId, references } = await this.once.once('treeCreate', input, () =>
      this.action.create(input.outcome),
    );
    return { outcome: await this.read.byId(Outcome, outcomeId), references };
  }
}
