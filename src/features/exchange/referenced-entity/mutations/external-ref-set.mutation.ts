import { Args, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ExternalRefAction } from '../external-ref.action.ts';
import { ExternalRef } from '../../../context/external-ref/external-ref.model.ts';
import { ExternalRefStore } from '../../../context/external-ref/external-ref.store.ts';

/** The reference to set. On a reference that exists, a field left out keeps its value and null clears it. */
@InputType()
export class ExternalRefSetInput extends inputOf(
  PickType(ExternalRef, ['entityId', 'system', 'externalId'], InputType),
  PartialType(PickType(ExternalRef, ['url', 'state'], InputType)),
  RepeatableInput,
) {}

/** The reference after the change. */
@ObjectType()
export class ExternalRefSetPayload extends payloadOf(
  ExternalRef,
  'externalRef',
  'The reference, new or changed; null when refused.',
) {}

/** Sets the reference of an entity to another system. */
@Resolver()
export class ExternalRefSetMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly store: ExternalRefStore,
    private readonly action: ExternalRefAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ExternalRefSetPayload, {
    description:
      'Sets the id, address and status of a node, person, team or product in another system; with `okr:write` also of a metric, objective or key result.',
  })
  @RequiresScope('tree:write')
  async externalRefSet(@Args('input') input: ExternalRefSetInput): Promise<ExternalRefSetPayload> {
    const id = await this.store.retryNameConflicts(() =>
      this.once.once('externalRefSet', input, () => this.action.set(input)),
    );
    return { externalRef: await this.read.byId(ExternalRef, id) };
  }
}
