import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { KeyResultLink } from '../key-result-link.model.ts';
import { KeyResult } from '../key-result.model.ts';

/** The link to remove. */
@InputType()
export class KeyResultUnlinkInput {
  /** Link to remove. */
  @Field(() => ID)
  id: string;
}

/** The key result without the link. */
@ObjectType()
export class KeyResultUnlinkPayload extends payloadOf(
  KeyResult,
  'keyResult',
  'Key result that the node was linked to; null when there is no such link.',
) {}

/** Removes a link. */
@Resolver()
export class KeyResultUnlinkMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => KeyResultUnlinkPayload, {
    description: 'Removes the link of a node to a key result. The change log keeps its hypothesis.',
  })
  @RequiresScope('okr:write')
  async keyResultUnlink(@Args('input') { id }: KeyResultUnlinkInput): Promise<KeyResultUnlinkPayload> {
    const keyResultId = await this.db.transaction(async () => {
      const link = await this.read.get(KeyResultLink, id);
      await this.rows.remove(KeyResultLink, [link.id]);
      return link.keyResultId;
    });
    return { keyResult: await this.read.byId(KeyResult, keyResultId) };
  }
}
