import { ArgsType, Field } from '@nestjs/graphql';
import type { Stance } from '../../../domain/research/evidence/stance.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { StanceEnum } from './evidence.model.ts';

/** Filters and page of a list of evidence. */
@ArgsType()
export class EvidenceArgs extends PageArgs {
  /** Only evidence with this stance. */
  @Field(() => StanceEnum, { nullable: true })
  stance?: Stance | null;

  /** Whether the list includes withdrawn evidence. */
  @Field(() => Boolean, { defaultValue: false })
  withdrawn: boolean;
}
