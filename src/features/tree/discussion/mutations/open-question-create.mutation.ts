import { Args, Field, ID, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { judge } from '../../../../domain/rule.ts';
import { QUESTION_RULES } from '../../../../domain/tree/discussion/question-rules.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Person } from '../../../context/people/person.model.ts';
import { TreeNodeReader } from '../../node/tree-node.reader.ts';
import { TreeStore } from '../../node/tree.store.ts';
import { OpenQuestion } from '../open-question.model.ts';
import { OpenQuestionReader } from '../open-question.reader.ts';

/** The new question and its node. */
@InputType()
export class OpenQuestionCreateInput extends inputOf(
  PickType(OpenQuestion, ['text'], InputType),
  PartialType(PickType(OpenQuestion, ['forId', 'dueOn'], InputType)),
  RepeatableInput,
) {
  /** Node to ask about, of any kind. */
  @Field(() => ID)
  nodeId: string;
}

/** The new question. */
@ObjectType()
export class OpenQuestionCreatePayload extends payloadOf(OpenQuestion, 'openQuestion') {}

/** Asks a question about a node. */
@Resolver()
export class OpenQuestionCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly questions: OpenQuestionReader,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => OpenQuestionCreatePayload, {
    description: 'Asks a question about a node for the team to answer; a node has up to 100 questions.',
  })
  @RequiresScope('tree:write')
  async openQuestionCreate(@Args('input') input: OpenQuestionCreateInput): Promise<OpenQuestionCreatePayload> {
    const id = await this.once.once('openQuestionCreate', input, () => this.ask(input));
    return { openQuestion: await this.read.byId(OpenQuestion, id) };
  }

  private async ask({ nodeId, text, forId, dueOn }: OpenQuestionCreateInput): Promise<string> {
    // The lock prevents that the node is archived, merged or gets too many questions meanwhile; the revision of its tree stays.
    await this.trees.lockTreesOf(nodeId);
    const node = await this.nodes.editable(nodeId, ['nodeId']);
    refuseIf(...(await this.references.check([{ model: Person, id: forId, path: ['forId'] }])));
    const [present = []] = await this.questions.ofAll([node.id]);
    this.questions.checkCount(present.length + 1, ['nodeId']);
    refuseIf(...judged(judge(QUESTION_RULES, { before: null, set: { dueOn }, now: new Date() })));
    const id = newId();
    await this.rows.insert(OpenQuestion, [{ id, nodeId: node.id, text, forId: forId ?? null, dueOn: dueOn ?? null }]);
    return id;
  }
}
