import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Person } from '../../../context/people/person.model.ts';
import { AssumptionNodeAction } from '../assumption-node.action.ts';
import { Assumption, AssumptionFields } from '../assumption.model.ts';
import { AssumptionStore } from '../assumption.store.ts';

/** The new assumption and its nodes. */
@InputType()
export class AssumptionCreateInput extends inputOf(
  PickType(Assumption, ['statement', 'type'], InputType),
  AssumptionFields,
  RepeatableInput,
) {
  /** Solutions and opportunities that rest on the assumption, and experiments that test it: 1 to 50 nodes. */
  @Field(() => [ID])
  nodeIds: string[];
}

/** The new assumption. */
@ObjectType()
export class AssumptionCreatePayload extends payloadOf(Assumption, 'assumption') {}

/** Adds an assumption. */
@Resolver()
export class AssumptionCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly nodes: AssumptionNodeAction,
    private readonly store: AssumptionStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => AssumptionCreatePayload, {
    description:
      'Adds an assumption. It comes last in importance and last in evidence, because neither has been judged yet.',
  })
  @RequiresScope('tree:write')
  async assumptionCreate(@Args('input') input: AssumptionCreateInput): Promise<AssumptionCreatePayload> {
    const { idempotencyKey: _, nodeIds, ...assumption } = input;
    const id = await this.once.once('assumptionCreate', input, async () => {
      refuseIf(...(await this.references.check([{ model: Person, id: assumption.ownerId, path: ['ownerId'] }])));
      await this.store.lockOrder();
      const linked = await this.nodes.editable(nodeIds);
      const id = newId();
      const importancePosition = await this.store.lastPosition('IMPORTANCE');
      const evidencePosition = await this.store.lastPosition('EVIDENCE');
      await this.rows.insert(Assumption, [{ id, ...assumption, importancePosition, evidencePosition }]);
      await this.store.link(id, linked);
      return id;
    });
    return { assumption: await this.read.byId(Assumption, id) };
  }
}
