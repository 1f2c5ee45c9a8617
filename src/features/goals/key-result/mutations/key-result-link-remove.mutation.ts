import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { KeyResultLink } from '../key-result-link.model.ts';
import { KeyResult } from '../key-result.model.ts';

/** The link to remove. */
@InputType()
export class KeyResultLinkRemoveInput {
  /** Link to remove. */
  @Field(() => ID)
  id: string;
}

/** Id of the removed link, and the key result without it. */
@ObjectType()
export class KeyResultLinkRemovePayload extends payloadOf(
  KeyResult,
  'keyResult',
  'Key result that the node was linked to; null when there is no such link.',
) {
  /** Id of the removed link; null when refused. */
  @Field(() => ID, { nullable: true })
  removedId?: string | null;
}

/** Removes a link. */
@Resolver()
export class KeyResultLinkRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly goals: GoalReader,
  ) {}

  @Mutation(() => KeyResultLinkRemovePayload, {
    description: 'Removes the link of a node to a key result. The change log keeps its hypothesis.',
  })
  @RequiresScope('okr:write')
  async keyResultLinkRemove(@Args('input') { id }: KeyResultLinkRemoveInput): Promise<KeyResultLinkRemovePayload> {
    const link = await this.db.transaction(async () => {
      const found = await this.read.get(KeyResultLink, id);
      await this.goals.editable(KeyResult, found.keyResultId);
      await this.rows.remove(KeyResultLink, [found.id]);
      return found;
    });
    return { removedId: link.id, keyResult: await this.read.byId(KeyResult, link.keyResultId) };
  }
}
