import { Module } from '@nestjs/common';
import { ExternalRefModule } from '../../context/external-ref/external-ref.module.ts';
import { ChangeLogModule } from '../../../platform/change-log/change-log.module.ts';
import { LockedNodeStore } from './locked-node.store.ts';
import { MergeFollowers } from './merge-followers.action.ts';
import { MergeAction } from './merge.action.ts';
import { MomentReader } from './moment.reader.ts';
import { MomentStore } from './moment.store.ts';
import { ExperienceMapSetMutation } from './mutations/experience-map-set.mutation.ts';
import { ExperimentCreateMutation } from './mutations/experiment-create.mutation.ts';
import { ExperimentUpdateMutation } from './mutations/experiment-update.mutation.ts';
import { NodeArchiveMutation } from './mutations/node-archive.mutation.ts';
import { NodeLinkMutation } from './mutations/node-link.mutation.ts';
import { NodeMoveMutation } from './mutations/node-move.mutation.ts';
import { NodeReorderMutation } from './mutations/node-reorder.mutation.ts';
import { NodeRestoreMutation } from './mutations/node-restore.mutation.ts';
import { NodeUnlinkMutation } from './mutations/node-unlink.mutation.ts';
import { NodesUpdateMutation } from './mutations/nodes-update.mutation.ts';
import { OpportunityCreateMutation } from './mutations/opportunity-create.mutation.ts';
import { OpportunityMergeMutation } from './mutations/opportunity-merge.mutation.ts';
import { OpportunityUpdateMutation } from './mutations/opportunity-update.mutation.ts';
import { OutcomeCreateMutation } from './mutations/outcome-create.mutation.ts';
import { OutcomeUpdateMutation } from './mutations/outcome-update.mutation.ts';
import { SolutionCreateMutation } from './mutations/solution-create.mutation.ts';
import { SolutionUpdateMutation } from './mutations/solution-update.mutation.ts';
import { TreeCreateMutation } from './mutations/tree-create.mutation.ts';
import { NodeLinkReader } from './node-link.reader.ts';
import { NodeLinkStore } from './node-link.store.ts';
import { OutcomeReader } from './outcome.reader.ts';
import { OpportunityResolver, PersonaOpportunityResolver } from './opportunity.resolver.ts';
import { OutcomeResolver } from './outcome.resolver.ts';
import { PersonaOpportunityReader } from './persona-opportunity.reader.ts';
import { TreeCreateAction } from './tree-create.action.ts';
import { NodeCreateAction } from './node-create.action.ts';
import { CopiedQuoteStore } from './copied-quote.store.ts';
import { ReferencesReader } from './references.reader.ts';
import { NodesUpdateAction } from './nodes-update.action.ts';
import { NodeUpdateAction } from './node-update.action.ts';
import { SearchReader } from './search.reader.ts';
import { SearchStore } from './search.store.ts';
import { SensingChannelReader } from './sensing-channel.reader.ts';
import { TreeFollowers } from './tree-followers.action.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeNodeResolver } from './tree-node.resolver.ts';
import { TreeReader } from './tree.reader.ts';
import { TreeResolver } from './tree.resolver.ts';
import { TreeStore } from './tree.store.ts';

const readers = [
  MomentReader,
  NodeLinkReader,
  OutcomeReader,
  PersonaOpportunityReader,
  ReferencesReader,
  SearchReader,
  SensingChannelReader,
  TreeNodeReader,
  TreeReader,
];
const stores = [LockedNodeStore, MomentStore, NodeLinkStore, CopiedQuoteStore, SearchStore, TreeStore];
const actions = [
  MergeAction,
  MergeFollowers,
  NodeCreateAction,
  TreeCreateAction,
  NodeUpdateAction,
  NodesUpdateAction,
  TreeFollowers,
];
const resolvers = [OpportunityResolver, OutcomeResolver, PersonaOpportunityResolver, TreeNodeResolver, TreeResolver];
const mutations = [
  ExperienceMapSetMutation,
  ExperimentCreateMutation,
  ExperimentUpdateMutation,
  NodeArchiveMutation,
  NodeLinkMutation,
  NodeMoveMutation,
  NodeReorderMutation,
  NodeRestoreMutation,
  NodeUnlinkMutation,
  NodesUpdateMutation,
  OpportunityCreateMutation,
  OpportunityMergeMutation,
  OpportunityUpdateMutation,
  OutcomeCreateMutation,
  OutcomeUpdateMutation,
  SolutionCreateMutation,
  SolutionUpdateMutation,
  TreeCreateMutation,
];

/** The tree: where features meet. */
@Module({
  imports: [ChangeLogModule, ExternalRefModule],
  providers: [...readers, ...stores, ...actions, ...resolvers, ...mutations],
  exports: [
    LockedNodeStore,
    CopiedQuoteStore,
    TreeNodeReader,
    TreeStore,
    MergeFollowers,
    NodeCreateAction,
    TreeFollowers,
  ],
})
export class NodeModule {}
