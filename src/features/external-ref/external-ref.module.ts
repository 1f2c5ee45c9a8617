import { Module, type OnModuleInit } from '@nestjs/common';
import { MergeFollowers } from '../tree/merge-followers.action.ts';
import { TreeModule } from '../tree/tree.module.ts';
import { ExternalRefsPushAction } from './external-refs-push.action.ts';
import { ExternalRefsPushMutation } from './mutations/external-refs-push.mutation.ts';
import { ExternalRefAction } from './external-ref.action.ts';
import { ExternalRefReader } from './external-ref.reader.ts';
import {
  ExternalRefResolver,
  KeyResultRefResolver,
  MetricRefResolver,
  ObjectiveRefResolver,
  PersonRefResolver,
  ProductRefResolver,
  TeamRefResolver,
} from './external-ref.resolver.ts';
import { ExternalRefStore } from './external-ref.store.ts';
import { HolderReader } from './holder.reader.ts';
import { ExternalRefRemoveMutation } from './mutations/external-ref-remove.mutation.ts';
import { ExternalRefSetMutation } from './mutations/external-ref-set.mutation.ts';

/** What things here are called in other systems. */
@Module({
  imports: [TreeModule],
  providers: [
    ExternalRefAction,
    ExternalRefsPushAction,
    ExternalRefsPushMutation,
    ExternalRefReader,
    ExternalRefResolver,
    ExternalRefStore,
    HolderReader,
    KeyResultRefResolver,
    MetricRefResolver,
    ObjectiveRefResolver,
    PersonRefResolver,
    ProductRefResolver,
    TeamRefResolver,
    ExternalRefRemoveMutation,
    ExternalRefSetMutation,
  ],
})
export class ExternalRefModule implements OnModuleInit {
  constructor(
    private readonly followers: MergeFollowers,
    private readonly store: ExternalRefStore,
  ) {}

  onModuleInit(): void {
    this.followers.add((fromId, intoId) => this.store.follow(fromId, intoId));
  }
}
