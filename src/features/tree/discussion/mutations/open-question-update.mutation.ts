import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { judge } from '../../../../domain/rule.ts';
import { QUESTION_RULES } from '../../../../domain/tree/discussion/question-rules.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Person } from '../../../context/people/person.model.ts';
import { TreeNodeReader } from '../../node/tree-node.reader.ts';
import { OpenQuestion } from '../open-question.model.ts';

/** Fields of the question to change. A field that is left out keeps its value. */
@InputType()
export class OpenQuestionUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(OpenQuestion, ['text', 'forId', 'dueOn']),
) {}

/** The question after the change. */
@ObjectType()
export class OpenQuestionUpdatePayload extends payloadOf(OpenQuestion, 'openQuestion') {}

/** Changes a question. */
@Resolver()
export class OpenQuestionUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly references: ReferenceReader,
    private readonly nodes: TreeNodeReader,
  ) {}

  @Mutation(() => OpenQuestionUpdatePayload, {
    description:
      'Changes the text, the person or the due day of a question. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async openQuestionUpdate(
    @Args('input') { id, expectedVersion, ...change }: OpenQuestionUpdateInput,
  ): Promise<OpenQuestionUpdatePayload> {
    const openQuestion = await this.rows.updateOne(
      OpenQuestion,
      'openQuestion',
      id,
      expectedVersion,
      change,
      async (current) => {
        await this.nodes.editable(current.nodeId);
        const forWhom = { model: Person, id: change.forId, path: ['forId'], before: [current.forId] };
        const { dueOn } = change;
        return [
          ...(await this.references.check([forWhom])),
          ...judged(judge(QUESTION_RULES, { before: current, set: { dueOn }, now: new Date() })),
        ];
      },
    );
    return { openQuestion };
  }
}
