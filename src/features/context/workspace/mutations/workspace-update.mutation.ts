import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Workspace } from '../workspace.model.ts';

/** Fields to change. A field that is left out keeps its value. */
@InputType()
export class WorkspaceUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Workspace, ['name', 'timeZone', 'weekStart', 'currency']),
) {}

/** The workspace after the change. */
@ObjectType()
export class WorkspaceUpdatePayload extends payloadOf(Workspace, 'workspace') {}

/** Changes the workspace of the calling key. */
@Resolver()
export class WorkspaceUpdateMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => WorkspaceUpdatePayload, {
    description:
      "Changes the workspace's name, time zone, first day of the week or currency. A field that is left out keeps its value.",
  })
  @RequiresScope('admin')
  async workspaceUpdate(
    @Args('input') { id, expectedVersion, ...change }: WorkspaceUpdateInput,
  ): Promise<WorkspaceUpdatePayload> {
    return { workspace: await this.rows.updateOne(Workspace, 'workspace', id, expectedVersion, change) };
  }
}
