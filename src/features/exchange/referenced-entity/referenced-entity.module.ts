import { Module, type OnModuleInit } from '@nestjs/common';
import { MergeFollowers } from '../../tree/node/merge-followers.action.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { ExternalRefsPushAction } from './external-refs-push.action.ts';
import { ExternalRefsPushMutation } from './mutations/external-refs-push.mutation.ts';
import { ExternalRefAction } from './external-ref.action.ts';
import { ExternalRefModule } from '../../context/external-ref/external-ref.module.ts';
import {
  ExternalRefResolver,
  KeyResultRefResolver,
  MetricRefResolver,
  ObjectiveRefResolver,
  PersonRefResolver,
  ProductRefResolver,
  TeamRefResolver,
} from './external-ref.resolver.ts';
import { ExternalRefStore } from '../../context/external-ref/external-ref.store.ts';
import { ReferencedEntityReader } from './referenced-entity.reader.ts';
import { ExternalRefRemoveMutation } from './mutations/external-ref-remove.mutation.ts';
import { ExternalRefSetMutation } from './mutations/external-ref-set.mutation.ts';

/** What may have references to other systems: gives, answers and looks them up. */
@Module({
  imports: [ExternalRefModule, NodeModule],
  providers: [
    ExternalRefAction,
    ExternalRefsPushAction,
    ExternalRefsPushMutation,
    ExternalRefResolver,
    ReferencedEntityReader,
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
export class ReferencedEntityModule implements OnModuleInit {
  constructor(
    private readonly followers: MergeFollowers,
    private readonly store: ExternalRefStore,
  ) {}

  onModuleInit(): void {
    this.followers.add((fromId, intoId) => this.store.follow(fromId, intoId));
  }
}
