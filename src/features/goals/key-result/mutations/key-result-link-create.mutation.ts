import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { checkImpactDays, judgeImpact } from '../../../../domain/goals/key-result/impact.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { TreeNodeReader } from '../../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../../tree/node/tree.store.ts';
import { ImpactReader } from '../impact.reader.ts';
import { HypothesisInput } from '../impact-hypothesis.model.ts';
import { KeyResultLink } from '../key-result-link.model.ts';
import { KeyResult } from '../key-result.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { KeyResultStore } from '../key-result.store.ts';

/** The key result, the node that serves it, and the expected impact. */
@InputType()
export class KeyResultLinkCreateInput extends inputOf(HypothesisInput, RepeatableInput) {
  /** Key result that the node serves. */
  @Field(() => ID)
  keyResultId: string;

  /** Outcome, opportunity or solution that serves the key result; must not be archived. */
  @Field(() => ID)
  nodeId: string;
}

/** The new link. */
@ObjectType()
export class KeyResultLinkCreatePayload extends payloadOf(KeyResultLink, 'keyResultLink') {}

/** Links a node to a key result. */
@Resolver()
export class KeyResultLinkCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly goals: GoalReader,
    private readonly nodes: TreeNodeReader,
    private readonly trees: TreeStore,
    private readonly store: KeyResultStore,
    private readonly impacts: ImpactReader,
  ) {}

  @Mutation(() => KeyResultLinkCreatePayload, {
    description:
      'Links an outcome, opportunity or solution to a key result, with the impact that it is expected to have. A node and a key result have one link at most.',
  })
  @RequiresScope('okr:write')
  async keyResultLinkCreate(@Args('input') input: KeyResultLinkCreateInput): Promise<KeyResultLinkCreatePayload> {
    const id = await this.once.once('keyResultLinkCreate', input, async () => {
      // The lock keeps the node from being archived or merged while it is linked.
      await this.trees.lockTreesOf(input.nodeId);
      const keyResult = await this.goals.editable(KeyResult, input.keyResultId, ['keyResultId']);
      const node = await this.nodes.editable(input.nodeId, ['nodeId'], ['OUTCOME', 'OPPORTUNITY', 'SOLUTION']);
      await this.store.lockForLink(keyResult.id, node.id);
      const id = newId();
      const { hypothesis } = input;
      const frame = await this.impacts.frame(keyResult, hypothesis);
      refuseIf(...checkImpactDays(hypothesis, frame), ...judged(judgeImpact(hypothesis, new Date())));
      await this.store.addLinks([{ id, keyResultId: keyResult.id, nodeId: node.id, hypothesis, frame }]);
      return id;
    });
    return { keyResultLink: await this.read.byId(KeyResultLink, id) };
  }
}
