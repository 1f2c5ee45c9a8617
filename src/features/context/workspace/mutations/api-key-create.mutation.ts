import { Args, Field, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ForEveryKey } from '../../../../platform/request/for-every-key.ts';
import { Database } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { ApiKey } from '../api-key.model.ts';
import { ApiKeyStore } from '../api-key.store.ts';
import { scopesBeyond } from '../scopes-beyond.ts';

/** Purpose and permissions of the new key. */
@InputType()
export class ApiKeyCreateInput extends inputOf(
  PickType(ApiKey, ['name', 'scopes'], InputType),
  PartialType(PickType(ApiKey, ['sourceSystem', 'expiresAt'], InputType)),
) {}

/** The new key and its token. */
@ObjectType()
@ForEveryKey('the token is that of the key just made')
export class ApiKeyCreatePayload extends payloadOf(ApiKey, 'apiKey', 'The new key; null when refused.') {
  /** The token to send as "Authorization: Bearer …". It is shown only once; keep it safe. */
  @Field(() => String, { nullable: true })
  token?: string | null;
}

/** Creates an API key. The mutation takes no idempotency key: to repeat its answer, the service would have to store the token. */
@Resolver()
export class ApiKeyCreateMutation {
  constructor(
    private readonly db: Database,
    private readonly store: ApiKeyStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ApiKeyCreatePayload, {
    description: 'Creates an API key. Its scopes must be among those of the calling key.',
  })
  @RequiresScope('admin')
  async apiKeyCreate(@Args('input') input: ApiKeyCreateInput): Promise<ApiKeyCreatePayload> {
    refuseIf(...scopesBeyond(currentCaller().scopes, input.scopes, ['scopes']));
    const id = newId();
    const token = await this.db.transaction(() => this.store.create({ id, ...input }));
    return { apiKey: await this.read.byId(ApiKey, id), token };
  }
}
