import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ValidateIf } from 'class-validator';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Text } from '../../../../platform/graphql/validators.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { TreeNodeReader } from '../../node/tree-node.reader.ts';
import { OpenQuestion } from '../open-question.model.ts';

/** The question and its answer. */
@InputType()
export class OpenQuestionAnswerInput extends VersionedInput {
  /** The answer, 1 to 2,000 characters, line breaks allowed; null opens the question again. It must not be left out. */
  @Field(() => String, { nullable: true })
  @ValidateIf((_, value) => value !== null)
  @Text({ max: 2000, lines: true })
  answer?: string | null;
}

/** The question with its answer. */
@ObjectType()
export class OpenQuestionAnswerPayload extends payloadOf(OpenQuestion, 'openQuestion') {}

/** Answers a question, or opens it again. */
@Resolver()
export class OpenQuestionAnswerMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly nodes: TreeNodeReader,
  ) {}

  @Mutation(() => OpenQuestionAnswerPayload, { description: 'Answers a question; a null answer opens it again.' })
  @RequiresScope('tree:write')
  async openQuestionAnswer(
    @Args('input') { id, expectedVersion, answer = null }: OpenQuestionAnswerInput,
  ): Promise<OpenQuestionAnswerPayload> {
    const change = (question: OpenQuestion) =>
      question.answer === answer ? {} : { answer, answeredAt: answer === null ? null : new Date() };
    const openQuestion = await this.rows.updateOne(
      OpenQuestion,
      'openQuestion',
      id,
      expectedVersion,
      change,
      async ({ nodeId }) => {
        await this.nodes.editable(nodeId);
        return [];
      },
    );
    return { openQuestion };
  }
}
