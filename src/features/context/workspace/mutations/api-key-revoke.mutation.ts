import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { ApiKey } from '../api-key.model.ts';
import { ApiKeyStore } from '../api-key.store.ts';

/** The key to revoke. */
@InputType()
export class ApiKeyRevokeInput {
  /** Key to revoke. */
  @Field(() => ID)
  id: string;
}

/** The revoked key. */
@ObjectType()
export class ApiKeyRevokePayload extends payloadOf(ApiKey, 'apiKey', 'The key; null when refused.') {}

/** Revokes an API key. */
@Resolver()
export class ApiKeyRevokeMutation {
  constructor(
    private readonly db: Database,
    private readonly store: ApiKeyStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ApiKeyRevokePayload, {
    description: 'Revokes a key for good: no process accepts it from then on. Revoking it again changes nothing.',
  })
  @RequiresScope('admin')
  async apiKeyRevoke(@Args('input') { id }: ApiKeyRevokeInput): Promise<ApiKeyRevokePayload> {
    await this.db.transaction(async () => {
      await this.store.lock(id);
      const key = await this.read.get(ApiKey, id);
      if (!key.revokedAt) await this.store.revoke(id);
    });
    return { apiKey: await this.read.byId(ApiKey, id) };
  }
}
