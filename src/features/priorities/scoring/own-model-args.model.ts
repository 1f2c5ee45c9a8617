import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import { ScorableKindEnum } from './scoring-model.model.ts';

/** Narrows a list of own models; what is left out narrows nothing. */
@InputType()
export class OwnModelFilter {
  /** Only models whose newest version scores nodes of this kind. */
  @Field(() => ScorableKindEnum, { nullable: true })
  appliesTo?: ScorableKind | null;

  /** Only models whose name or description holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;

  /** Whether archived models are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** What own models can be sorted by. */
export const OwnModelOrder = orderOf('OwnModel', {
  CREATED_AT: 'When the model was made.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which own models, in which order. */
@ArgsType()
export class OwnModelArgs extends listArgs({ filter: OwnModelFilter, orderBy: OwnModelOrder }) {}
