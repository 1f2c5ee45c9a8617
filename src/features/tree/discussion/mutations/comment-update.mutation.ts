import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { TreeNodeReader } from '../../node/tree-node.reader.ts';
import { checkRewording, Comment } from '../comment.model.ts';

/** Fields of the comment to change. A field that is left out keeps its value. */
@InputType()
export class CommentUpdateInput extends inputOf(VersionedInput, optionalFields(Comment, ['text'])) {}

/** The comment after the change. */
@ObjectType()
export class CommentUpdatePayload extends payloadOf(Comment, 'comment') {}

/** Changes the text of a comment. */
@Resolver()
export class CommentUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly nodes: TreeNodeReader,
  ) {}

  @Mutation(() => CommentUpdatePayload, {
    description:
      'Changes the text of a comment. Only its author may do so: the person that the key acted for, or else the key.',
  })
  @RequiresScope('tree:write')
  async commentUpdate(
    @Args('input') { id, expectedVersion, ...change }: CommentUpdateInput,
  ): Promise<CommentUpdatePayload> {
    const comment = await this.rows.updateOne(Comment, 'comment', id, expectedVersion, change, async (known) => {
      await this.nodes.editable(known.nodeId);
      return checkRewording(known, currentCaller());
    });
    return { comment };
  }
}
