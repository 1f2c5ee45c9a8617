import { Args, Field, ID, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { checkJudgements, judgementsOf } from '../../../../domain/priorities/assessment/assessment.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { TreeNodeReader } from '../../../tree/node/tree-node.reader.ts';
import { Assessment, AssessmentRatingInput, HOW_MANY_FACTORS } from '../assessment.model.ts';

/** The assessment of an opportunity. */
@InputType()
export class AssessmentRecordInput extends inputOf(
  PartialType(PickType(Assessment, ['note'], InputType)),
  RepeatableInput,
) {
  /** Opportunity to assess; must not be archived. */
  @Field(() => ID)
  opportunityId: string;

  /** Judgements of at least one factor, each factor at most once; a factor that is left out counts as missing. */
  @Field(() => [AssessmentRatingInput])
  @ValidateNested({ each: true })
  @Type(() => AssessmentRatingInput)
  @ArrayMaxSize(HOW_MANY_FACTORS)
  ratings: AssessmentRatingInput[];
}

/** The new assessment. */
@ObjectType()
export class AssessmentRecordPayload extends payloadOf(Assessment, 'assessment') {}

/** Records an assessment of an opportunity. */
@Resolver()
export class AssessmentRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly nodes: TreeNodeReader,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => AssessmentRecordPayload, {
    description:
      'Records an assessment of an opportunity, by ratings and in words, without arithmetic. Earlier assessments stay; comparisons use the latest.',
  })
  @RequiresScope('tree:write')
  async assessmentRecord(@Args('input') input: AssessmentRecordInput): Promise<AssessmentRecordPayload> {
    const id = await this.once.once('assessmentRecord', input, async () => {
      const opportunity = await this.nodes.editable(input.opportunityId, ['opportunityId'], ['OPPORTUNITY']);
      refuseIf(...checkJudgements(input.ratings, ['ratings']));
      const id = newId();
      const judgements = judgementsOf(input.ratings);
      const fields = { judgements, note: input.note ?? null, recordedById: currentCaller().onBehalfOf };
      await this.rows.insert(Assessment, [{ id, opportunityId: opportunity.id, ...fields }]);
      return id;
    });
    return { assessment: await this.read.byId(Assessment, id) };
  }
}
