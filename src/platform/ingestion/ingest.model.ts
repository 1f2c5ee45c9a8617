import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ItemStatus } from '../../domain/foundation/ingestion/incoming-state.ts';
import { AtMost } from '../access/requires-scope.ts';
import { ForEveryKey } from '../request/for-every-key.ts';
import { OptionalLine } from '../graphql/validators.ts';
import { registerEnum } from '../graphql/enum.ts';
import { RepeatableInput } from '../graphql/input.model.ts';
import { firstFew } from '../graphql/complaints.ts';
import { UserError, Warning } from '../graphql/payload.model.ts';

/** Most items of one batch. */
export const MOST_INGESTED = 500;
/** Longest name of a source system, in characters. */
export const MOST_SOURCE_CHARACTERS = 50;

/** Most errors and most warnings of a receipt: whoever mends these sees what is left when sending again. */
const MOST_TOLD = 10;

/** What became of an ingested item. */
export type IngestStatus = ItemStatus | 'DELETED' | 'REJECTED';
const IngestStatusEnum = registerEnum('IngestStatus', 'What became of an ingested item.', {
  CREATED: 'It was not known and has been added.',
  UPDATED: 'It was known with another state, which this one replaced.',
  UNCHANGED: 'It was known just so.',
  STALE: 'A newer state is known, or a deletion of the same instant; this one was left out.',
  DELETED: 'Its source took it back; its place is kept so that an older state does not bring it back.',
  REJECTED: 'It has a fault, named in `errors`; nothing of it was kept.',
} satisfies Record<IngestStatus, string>);

/** Part of every batch: where it comes from, and whether it is meant. */
@InputType({ isAbstract: true })
export class IngestInput extends RepeatableInput {
  /** System that the items come from, such as "warehouse", 1 to 50 characters, capitals count, blanks at its ends do not; may be left out by a key that is bound to one. */
  @Field(() => String, { nullable: true })
  @OptionalLine(MOST_SOURCE_CHARACTERS)
  sourceSystem?: string | null;

  /** Whether nothing is to be written: receipts tell what would become of each item. The idempotency key is not used then. */
  @Field(() => Boolean, { defaultValue: false })
  dryRun: boolean;
}

/** What became of one item of a batch. */
@ObjectType()
@ForEveryKey('it answers whoever sent the item, with what was sent')
export class IngestReceipt {
  /** Place of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** What the item is called in its source system; null where it did not say. */
  @Field(() => String, { nullable: true })
  externalId: string | null;

  /** What became of it. */
  @Field(() => IngestStatusEnum)
  status: IngestStatus;

  /** Why it was rejected, with paths from the input's top; empty unless it was. At most 10, the last of which says how many more there are. */
  @Field(() => [UserError])
  @AtMost(MOST_TOLD)
  errors: readonly UserError[];

  /** What its sender should know though it was not rejected, with paths from the input's top; at most 10. */
  @Field(() => [Warning])
  @AtMost(MOST_TOLD)
  warnings: readonly Warning[];
}

/** A receipt with no more errors and warnings than one holds. */
export const bounded = <Receipt extends Pick<IngestReceipt, 'errors' | 'warnings'>>(receipt: Receipt): Receipt => ({
  ...receipt,
  errors: firstFew(receipt.errors, MOST_TOLD - 1),
  warnings: receipt.warnings.slice(0, MOST_TOLD),
});
