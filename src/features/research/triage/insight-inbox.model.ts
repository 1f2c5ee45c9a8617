import { ArgsType, Field } from '@nestjs/graphql';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { InsightKindEnum } from '../insight/insight.model.ts';

const INBOX_ORDERS = {
  LATEST: 'The latest occurrence first.',
  OLDEST: 'The earliest occurrence first.',
};
/** Order of the inbox. */
export type InboxOrder = keyof typeof INBOX_ORDERS;
const InboxOrderEnum = registerEnum('InboxOrder', 'By which end the inbox begins: latest or oldest.', INBOX_ORDERS);

/** Filters, order and page of the inbox. */
@ArgsType()
export class InsightInboxArgs extends PageArgs {
  /** Only those of this source system, such as "zendesk". */
  @Field(() => String, { nullable: true })
  sourceSystem?: string | null;

  /** Only those of this kind. */
  @Field(() => InsightKindEnum, { nullable: true })
  kind?: InsightKind | null;

  /** Only those that occurred at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only those that occurred before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Order of the insights. */
  @Field(() => InboxOrderEnum, { defaultValue: 'LATEST' })
  order: InboxOrder;
}
