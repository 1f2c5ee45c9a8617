import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Workspace } from '../workspace.model.ts';
import { WorkspaceUpdated } from '../workspace-updated.hook.ts';

/** Fields to change. A field that is left out keeps its value. */
@InputType()
export class WorkspaceUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Workspace, ['name', 'timeZone', 'weekStart', 'currency', 'finalAfterDays']),
) {}

/** The workspace after the change. */
@ObjectType()
export class WorkspaceUpdatePayload extends payloadOf(Workspace, 'workspace') {}

/** Changes the workspace of the calling key. */
@Resolver()
export class WorkspaceUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly updated: WorkspaceUpdated,
  ) {}

  @Mutation(() => WorkspaceUpdatePayload, {
    description:
      "Changes the workspace's name, time zone, first day of the week, currency, or when its figures are final. A field that is left out keeps its value. Cycles whose figures are final keep the time zone and the days that they had.",
  })
  @RequiresScope('admin')
  async workspaceUpdate(
    @Args('input') { id, expectedVersion, ...change }: WorkspaceUpdateInput,
  ): Promise<WorkspaceUpdatePayload> {
    const workspace = await this.db.transaction(async () => {
      const changed = await this.rows.updateOne(Workspace, 'workspace', id, expectedVersion, change);
      if (change.timeZone !== undefined || change.finalAfterDays !== undefined) await this.updated.fire({});
      return changed;
    });
    return { workspace };
  }
}
