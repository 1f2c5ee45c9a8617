import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import type { Stance } from '../../../domain/research/evidence/stance.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';
import { EvidenceClassEnum, StanceEnum } from './evidence.model.ts';

/** Narrows a list of evidence; what is left out narrows nothing. */
@InputType()
export class EvidenceFilter {
  /** Only evidence with one of these stances. */
  @Field(() => [StanceEnum], { nullable: true })
  stances?: Stance[] | null;

  /** Only evidence of these classes. */
  @Field(() => [EvidenceClassEnum], { nullable: true })
  classes?: EvidenceClass[] | null;

  /** Whether withdrawn evidence, which does not count, is listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeWithdrawn: boolean;
}

/** Which evidence. */
@ArgsType()
export class EvidenceArgs extends listArgs({ filter: EvidenceFilter }) {}
