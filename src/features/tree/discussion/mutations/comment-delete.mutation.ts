import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { TreeNodeReader } from '../../node/tree-node.reader.ts';
import { checkRemoval, Comment } from '../comment.model.ts';

/** The comment to delete. */
@InputType()
export class CommentDeleteInput {
  /** Comment to delete. */
  @Field(() => ID)
  id: string;
}

/** Id of the deleted comment. */
@ObjectType({ implements: () => [Payload] })
export class CommentDeletePayload extends Payload {
  /** Id of the deleted comment; null when refused. */
  @Field(() => ID, { nullable: true })
  deletedId?: string | null;
}

/** Deletes a comment. */
@Resolver()
export class CommentDeleteMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
  ) {}

  @Mutation(() => CommentDeletePayload, {
    description:
      'Deletes a comment. Its author may do so, and keys with the scope `admin`. The change log keeps the comment.',
  })
  @RequiresScope('tree:write')
  commentDelete(@Args('input') { id }: CommentDeleteInput): Promise<CommentDeletePayload> {
    return this.db.transaction(async () => {
      const comment = await this.read.get(Comment, id);
      await this.nodes.editable(comment.nodeId);
      refuseIf(...checkRemoval(comment, currentCaller()));
      await this.rows.remove(Comment, [comment.id]);
      return { deletedId: comment.id };
    });
  }
}
