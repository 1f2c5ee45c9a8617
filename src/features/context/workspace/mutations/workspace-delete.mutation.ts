import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { invalid, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { Workspace } from '../workspace.model.ts';
import { WorkspaceStore } from '../workspace.store.ts';

/** Which workspace, said twice. */
@InputType()
export class WorkspaceDeleteInput {
  /** Workspace to delete: the one that the key is of. */
  @Field(() => ID)
  id: string;

  /** Its name, letter by letter, so that nobody deletes the wrong one. */
  @IsString()
  confirmName: string;
}

/** The id of what was deleted. */
@ObjectType({ implements: () => [Payload] })
export class WorkspaceDeletePayload extends Payload {
  /** Id of the workspace that is gone; null when refused. */
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
      'Deletes the workspace that the key is of, with all that it owns, for good; its keys, this one among them, are refused from then on. `GET /export` keeps a copy.',
  })
  @RequiresScope('admin')
  async workspaceDelete(@Args('input') { id, confirmName }: WorkspaceDeleteInput): Promise<WorkspaceDeletePayload> {
    const workspaceId = await this.db.transaction(async () => {
      const workspace = await this.read.get(Workspace, id);
      if (confirmName !== workspace.name)
        refuseIf(invalid('confirmName must be the name of the workspace.', ['confirmName']));
      await this.store.delete();
      return workspace.id;
    });
    return { workspaceId };
  }
}
