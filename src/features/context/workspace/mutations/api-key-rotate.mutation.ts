import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ForEveryKey } from '../../../../platform/request/for-every-key.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { ApiKey } from '../api-key.model.ts';
import { ApiKeyStore } from '../api-key.store.ts';
import { scopesBeyond } from '../scopes-beyond.ts';

/** The key to rotate, and how long its earlier tokens stay valid. */
@InputType()
export class ApiKeyRotateInput {
  /** Key to rotate. */
  @Field(() => ID)
  id: string;

  /** Hours for which earlier tokens stay valid, 0 to 720. */
  @Field(() => Int, { defaultValue: 24 })
  @Min(0)
  @Max(720)
  overlapHours: number;
}

/** The key and its new token. */
@ObjectType()
@ForEveryKey('the token is that of the key just rotated')
export class ApiKeyRotatePayload extends payloadOf(ApiKey, 'apiKey', 'The key; null when refused.') {
  /** The new token. It is shown only once. */
  @Field(() => String, { nullable: true })
  token?: string | null;
}

/** Gives a key a new token. */
@Resolver()
export class ApiKeyRotateMutation {
  constructor(
    private readonly db: Database,
    private readonly store: ApiKeyStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ApiKeyRotatePayload, {
    description:
      'Gives a key a new token. The old one stays valid for a while, so that programs can switch without interruption. The scopes of the key must be among those of the calling key.',
  })
  @RequiresScope('admin')
  async apiKeyRotate(@Args('input') { id, overlapHours }: ApiKeyRotateInput): Promise<ApiKeyRotatePayload> {
    const token = await this.db.transaction(async () => {
      await this.store.lock(id);
      const key = await this.read.get(ApiKey, id);
      if (key.revokedAt)
        refuseIf(refusal('NOT_APPLICABLE', { problem: 'The key is revoked. Make a new one.' }, ['id']));
      refuseIf(...scopesBeyond(currentCaller().scopes, key.scopes, ['id']));
      return this.store.rotate(id, overlapHours);
    });
    return { apiKey: await this.read.byId(ApiKey, id), token };
  }
}
