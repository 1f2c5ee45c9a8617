import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { shown } from '../../../../domain/foundation/text/shown.ts';
import { invalid, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { Workspace } from '../workspace.model.ts';
import { WorkspaceStore } from '../workspace.store.ts';

/** The workspace to delete, with its name as confirmation. */
@InputType()
export class WorkspaceDeleteInput {
  /** Workspace to delete: that of the calling key. */
  @Field(() => ID)
  id: string;

  /** Exact name of the workspace, to prevent deleting the wrong one. */
  @IsString()
  confirmName: string;
}

/** Id of the deleted workspace. */
@ObjectType({ implements: () => [Payload] })
export class WorkspaceDeletePayload extends Payload {
  /** Id of the deleted workspace; null when refused. */
  @Field(() => ID, { nullable: true })
  workspaceId?: string | null;
}

/** Deletes a workspace. */
@Resolver()
export class WorkspaceDeleteMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly store: WorkspaceStore,
  ) {}

  @Mutation(() => WorkspaceDeletePayload, {
    description:
      'Deletes the workspace of the calling key with all its data, for good. Its keys, the calling one included, stop working. Save a copy with `GET /export` first.',
  })
  @RequiresScope('admin')
  async workspaceDelete(@Args('input') { id, confirmName }: WorkspaceDeleteInput): Promise<WorkspaceDeletePayload> {
    const workspaceId = await this.db.transaction(async () => {
      const workspace = await this.read.get(Workspace, id);
      if (confirmName !== workspace.name)
        refuseIf(
          invalid(`confirmName takes the name of the workspace, ${shown(workspace.name)}, not ${shown(confirmName)}.`, [
            'confirmName',
          ]),
        );
      await this.store.delete();
      return workspace.id;
    });
    return { workspaceId };
  }
}
