import { Module } from '@nestjs/common';
import { ApiKeyReader } from './api-key.reader.ts';
import { ApiKeyStore } from './api-key.store.ts';
import { FoundWorkspaceAction } from './found-workspace.action.ts';
import { ApiKeyCreateMutation } from './mutations/api-key-create.mutation.ts';
import { ApiKeyRevokeMutation } from './mutations/api-key-revoke.mutation.ts';
import { ApiKeyRotateMutation } from './mutations/api-key-rotate.mutation.ts';
import { WorkspaceCreateMutation } from './mutations/workspace-create.mutation.ts';
import { ApiKeyResolver, WorkspaceResolver } from './workspace.resolver.ts';

/** Workspaces and the keys that let programs into them. */
@Module({
  providers: [
    ApiKeyReader,
    ApiKeyResolver,
    ApiKeyStore,
    FoundWorkspaceAction,
    WorkspaceResolver,
    ApiKeyCreateMutation,
    ApiKeyRevokeMutation,
    ApiKeyRotateMutation,
    WorkspaceCreateMutation,
  ],
  exports: [FoundWorkspaceAction, ApiKeyStore],
})
export class WorkspaceModule {}
