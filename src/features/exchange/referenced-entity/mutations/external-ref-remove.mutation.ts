import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { ExternalRefAction } from '../external-ref.action.ts';
import { ExternalRef } from '../../../context/external-ref/external-ref.model.ts';
import { ExternalRefStore } from '../../../context/external-ref/external-ref.store.ts';

/** The reference to remove. */
@InputType()
export class ExternalRefRemoveInput {
  /** Reference to remove. */
  @Field(() => ID)
  id: string;
}

/** Id of the removed reference. */
@ObjectType({ implements: () => [Payload] })
export class ExternalRefRemovePayload extends Payload {
  /** Id of the removed reference; null when refused. */
  @Field(() => ID, { nullable: true })
  removedId?: string | null;
}

/** Removes a reference. */
@Resolver()
export class ExternalRefRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly store: ExternalRefStore,
    private readonly action: ExternalRefAction,
  ) {}

  @Mutation(() => ExternalRefRemovePayload, {
    description: 'Removes the reference of an entity to another system; the change log keeps it.',
  })
  @RequiresScope('tree:write')
  externalRefRemove(@Args('input') { id }: ExternalRefRemoveInput): Promise<ExternalRefRemovePayload> {
    return this.db.transaction(async () => {
      const ref = await this.read.get(ExternalRef, id);
      await this.action.lock(ref.entityId, ['id']);
      await this.store.remove(ref);
      return { removedId: ref.id };
    });
  }
}
