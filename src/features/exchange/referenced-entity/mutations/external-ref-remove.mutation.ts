import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { ExternalRefAction } from '../external-ref.action.ts';
import { ExternalRef } from '../../../context/external-ref/external-ref.model.ts';
import { ExternalRefStore } from '../../../context/external-ref/external-ref.store.ts';

/** What is to be taken away. */
@InputType()
export class ExternalRefRemoveInput {
  /** Reference to take away. */
  @Field(() => ID)
  id: string;
}

/** What was taken away. */
@ObjectType({ implements: () => [Payload] })
export class ExternalRefRemovePayload extends Payload {
  /** Id of the reference that is gone; null when refused. */
  @Field(() => ID, { nullable: true })
  externalRefId?: string | null;
}

/** Takes a reference away. */
@Resolver()
export class ExternalRefRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly store: ExternalRefStore,
    private readonly action: ExternalRefAction,
  ) {}

  @Mutation(() => ExternalRefRemovePayload, {
    description: 'Forgets what a thing is called in another system; the change log remembers it.',
  })
  @RequiresScope('tree:write')
  externalRefRemove(@Args('input') { id }: ExternalRefRemoveInput): Promise<ExternalRefRemovePayload> {
    return this.db.transaction(async () => {
      const ref = await this.read.get(ExternalRef, id);
      await this.action.lock(ref.entityId, ['id']);
      await this.store.remove(ref.id);
      return { externalRefId: ref.id };
    });
  }
}
