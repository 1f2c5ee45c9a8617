import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique } from 'class-validator';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { OpportunityFields } from '../../../tree/node/kinds/opportunity-fields.model.ts';
import { Opportunity } from '../../../tree/node/kinds/opportunity.model.ts';
import { NodeCreateAction } from '../../../tree/node/node-create.action.ts';
import { LinkAction } from '../link.action.ts';
import { MOST_DECIDED } from '../link.model.ts';

/** The new opportunity, and the insights that support it. */
@InputType()
export class EmergingNeedAdoptInput extends inputOf(
  PickType(Opportunity, ['title'], InputType),
  OpportunityFields,
  RepeatableInput,
) {
  /** Parent of the new opportunity: an outcome or an opportunity. */
  @Field(() => ID)
  parentId: string;

  /** Insights that support the opportunity, 1 to 500, each once: all insights of the need, or some of them. */
  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DECIDED)
  @ArrayUnique()
  insightIds: string[];
}

/** The new opportunity. */
@ObjectType()
@RequiresScope('insight:write')
export class EmergingNeedAdoptPayload extends payloadOf(Opportunity, 'opportunity') {}

/** Makes an opportunity of an emerging need. */
@Resolver()
export class EmergingNeedAdoptMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly nodes: NodeCreateAction,
    private readonly links: LinkAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => EmergingNeedAdoptPayload, {
    description:
      'Adds an opportunity and links insights that support it: all of it or nothing. If one insight cannot be linked, nothing is added.',
  })
  @RequiresScope('tree:write')
  async emergingNeedAdopt(@Args('input') input: EmergingNeedAdoptInput): Promise<EmergingNeedAdoptPayload> {
    const { idempotencyKey: _, parentId, insightIds, ...fields } = input;
    const id = await this.once.once('emergingNeedAdopt', input, async () => {
      const nodeId = await this.nodes.createBelow(parentId, 'OPPORTUNITY', fields);
      const receipts = await this.links.items(
        insightIds.map((insightId) => ({ insightId, nodeId, stance: 'SUPPORTS' })),
      );
      refuseIf(
        ...receipts.flatMap(({ refusals }, index) =>
          refusals.map((each) => ({ ...each, path: ['insightIds', String(index)] })),
        ),
      );
      return nodeId;
    });
    return { opportunity: await this.read.byId(Opportunity, id) };
  }
}
