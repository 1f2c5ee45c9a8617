import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { Person } from '../../../context/people/person.model.ts';
import { TreeNodeReader } from '../../node/tree-node.reader.ts';
import { TreeStore } from '../../node/tree.store.ts';
import { Comment } from '../comment.model.ts';

/** Text and node of the new comment. */
@InputType()
export class CommentCreateInput extends inputOf(PickType(Comment, ['text'], InputType), RepeatableInput) {
  /** Node to comment on, of any kind. */
  @Field(() => ID)
  nodeId: string;
}

/** The new comment. */
@ObjectType()
export class CommentCreatePayload extends payloadOf(Comment, 'comment') {}

/** Adds a comment to a node. */
@Resolver()
export class CommentCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => CommentCreatePayload, {
    description: 'Adds a comment to a node, in the name of the person that the key acts for, or else of the key.',
  })
  @RequiresScope('tree:write')
  async commentCreate(@Args('input') input: CommentCreateInput): Promise<CommentCreatePayload> {
    const id = await this.once.once('commentCreate', input, () => this.write(input));
    return { comment: await this.read.byId(Comment, id) };
  }

  private async write({ nodeId, text }: CommentCreateInput): Promise<string> {
    // The lock prevents that the node is archived or merged meanwhile; the revision of its tree stays.
    await this.trees.lockTreesOf(nodeId);
    const node = await this.nodes.editable(nodeId, ['nodeId']);
    const { onBehalfOf, keyId, keyName } = currentCaller();
    const author = await this.read.byId(Person, onBehalfOf);
    const id = newId();
    const by = author ? { authorId: author.id, authorName: author.name } : { authorKeyId: keyId, authorName: keyName };
    await this.rows.insert(Comment, [{ id, nodeId: node.id, text, ...by }]);
    return id;
  }
}
