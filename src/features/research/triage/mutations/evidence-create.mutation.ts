import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Evidence } from '../../evidence/evidence.model.ts';
import { LinkAction } from '../link.action.ts';
import { EvidenceResult, EvidenceCreateItemInput, MOST_DECIDED } from '../link.model.ts';

/** The evidence to create. */
@InputType()
export class EvidenceCreateInput extends RepeatableInput {
  /** Links of insights to what they are evidence of, up to 500. */
  @Field(() => [EvidenceCreateItemInput])
  items: EvidenceCreateItemInput[];
}

/** The result for every item. */
@ObjectType({ implements: () => [Payload] })
export class EvidenceCreatePayload extends Payload {
  /** One result for each item, in the order of the input; null when the call was refused as a whole. */
  @Field(() => [EvidenceResult], { nullable: true })
  @AtMost(MOST_DECIDED)
  results?: EvidenceResult[] | null;
}

/** Links insights as evidence. */
@Resolver()
export class EvidenceCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: LinkAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => EvidenceCreatePayload, {
    description:
      'Links up to 500 insights, or quotes of them, as evidence for or against nodes, assumptions and claims; an invalid link is refused alone. Linked insights leave the inbox, and dismissed ones become linked too. An existing link stays as it is; evidence that was removed counts again. Suggestions learn from every link.',
  })
  @RequiresScope('insight:write')
  async evidenceCreate(@Args('input') input: EvidenceCreateInput): Promise<EvidenceCreatePayload> {
    if (input.items.length > MOST_DECIDED)
      refuseIf(
        refusal('TOO_MANY', { what: 'Items of one call', most: MOST_DECIDED, given: input.items.length }, ['items']),
      );
    const receipts = await this.once.once('evidenceCreate', input, () => this.action.items(input.items));
    const evidence = await this.read.byIds(
      Evidence,
      receipts.map(({ evidenceId }) => evidenceId ?? ''),
    );
    return {
      results: receipts.map(({ refusals }, index) => ({
        index,
        evidence: evidence[index] ?? null,
        userErrors: [...refusals],
      })),
    };
  }
}
