import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { EraseAction } from '../participant-erase.action.ts';
import { ErasureInput } from '../erasure.model.ts';

/** Most erasures of one call. */
const MOST_ERASURES = 100;

/** Whom to erase again. */
@InputType()
export class ErasuresApplyInput {
  /** Erasures that were done before a backup was put back; up to 100. */
  @Field(() => [ErasureInput])
  @ArrayMaxSize(MOST_ERASURES)
  @ValidateNested({ each: true })
  @Type(() => ErasureInput)
  erasures: ErasureInput[];
}

/** Who was found. */
@ObjectType({ implements: () => [Payload] })
export class ErasuresApplyPayload extends Payload {
  /** Participants who are erased now, by their ids; those who are not in the backup are missing. Null when refused. */
  @Field(() => [ID], { nullable: true })
  @AtMost(10_000)
  participantIds?: string[] | null;
}

/** Repeats erasures after a backup is restored. */
@Resolver()
export class ErasuresApplyMutation {
  constructor(
    private readonly db: Database,
    private readonly action: EraseAction,
  ) {}

  @Mutation(() => ErasuresApplyPayload, {
    description:
      'Erases again the participants who were erased before a backup was put back, found by id or by what systems call them. Keep what `erasures` answers outside of the database for that day. A second time changes nothing.',
  })
  @RequiresScope('admin')
  async erasuresApply(@Args('input') { erasures }: ErasuresApplyInput): Promise<ErasuresApplyPayload> {
    const participantIds = await this.db.transaction(async () => {
      const found: string[] = [];
      for (const { participantId, digests } of erasures)
        found.push(...(await this.action.eraseAgain(participantId, digests)));
      return [...new Set(found)];
    });
    return { participantIds };
  }
}
