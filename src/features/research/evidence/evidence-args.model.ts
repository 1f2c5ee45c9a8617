import { ArgsType, Field } from '@nestjs/graphql';
import type { Stance } from '../../../domain/research/evidence/stance.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { StanceEnum } from './evidence.model.ts';

/** Which evidence. */
@ArgsType()
export class EvidenceArgs extends PageArgs {
  /** Only what points this way. */
  @Field(() => StanceEnum, { nullable: true })
  stance?: Stance | null;

  /** Whether to show what was taken back, too. */
  @Field(() => Boolean, { defaultValue: false })
  withdrawn: boolean;
}
