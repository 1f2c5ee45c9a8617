import { Module } from '@nestjs/common';
import { ApiKeyReader } from './api-key.reader.ts';
import { ApiKeyStore } from './api-key.store.ts';
import { FirstWorkspaceStore } from './first-workspace.store.ts';
import { FoundWorkspaceAction } from './found-workspace.action.ts';
import { ApiKeyCreateMutation } from './mutations/api-key-create.mutation.ts';
import { ApiKeyRevokeMutation } from './mutations/api-key-revoke.mutation.ts';
import { ApiKeyRotateMutation } from './mutations/api-key-rotate.mutation.ts';
import { WorkspaceCreateMutation } from './mutations/workspace-create.mutation.ts';
import { WorkspaceDeleteMutation } from './mutations/workspace-delete.mutation.ts';
import { WorkspaceUpdateMutation } from './mutations/workspace-update.mutation.ts';
import { WorkspaceExportController } from './workspace-export.controller.ts';
import { WorkspaceExportReader } from './workspace-export.reader.ts';
import { ApiKeyResolver, WorkspaceResolver } from './workspace.resolver.ts';
import { WorkspaceStore } from './workspace.store.ts';

/** Workspaces and the keys that let programs into them. */
@Module({
  controllers: [WorkspaceExportController],
  providers: [
    ApiKeyReader,
    ApiKeyResolver,
    ApiKeyStore,
    FirstWorkspaceStore,
    FoundWorkspaceAction,
    WorkspaceExportReader,
    WorkspaceResolver,
    WorkspaceStore,
    ApiKeyCreateMutation,
    ApiKeyRevokeMutation,
    ApiKeyRotateMutation,
    WorkspaceCreateMutation,
    WorkspaceDeleteMutation,
    WorkspaceUpdateMutation,
  ],
  exports: [FirstWorkspaceStore, FoundWorkspaceAction, ApiKeyStore],
})
export class WorkspaceModule {}
