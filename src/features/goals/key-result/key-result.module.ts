import { Module } from '@nestjs/common';
import { ExternalRefModule } from '../../context/external-ref/external-ref.module.ts';
import { ChangeLogModule } from '../../../platform/change-log/change-log.module.ts';
import { MetricModule } from '../../context/metric/metric.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { CheckInReader } from './check-in.reader.ts';
import { CheckInResolver } from './check-in.resolver.ts';
import { ImpactReader } from './impact.reader.ts';
import { ImpactHypothesisResolver, KeyResultLinkResolver } from './key-result-link.resolver.ts';
import { KeyResultReadingReader } from './key-result-reading.reader.ts';
import { KeyResultSeriesResolver } from './key-result-series.resolver.ts';
import { KeyResultReader } from './key-result.reader.ts';
import { KeyResultResolver } from './key-result.resolver.ts';
import { KeyResultStore } from './key-result.store.ts';
import { MergeFollowing } from './merge-following.action.ts';
import { ImpactHypothesisSettleMutation } from './mutations/impact-hypothesis-settle.mutation.ts';
import { KeyResultCheckInMutation } from './mutations/key-result-check-in.mutation.ts';
import { KeyResultCreateMutation } from './mutations/key-result-create.mutation.ts';
import { KeyResultLinkMutation } from './mutations/key-result-link.mutation.ts';
import { KeyResultLinkUpdateMutation } from './mutations/key-result-link-update.mutation.ts';
import { KeyResultUnlinkMutation } from './mutations/key-result-unlink.mutation.ts';
import { KeyResultUpdateMutation } from './mutations/key-result-update.mutation.ts';
import { ObjectiveCreateMutation } from './mutations/objective-create.mutation.ts';
import { ObjectiveUpdateMutation } from './mutations/objective-update.mutation.ts';
import {
  OpportunityKeyResultResolver,
  OutcomeKeyResultResolver,
  SolutionKeyResultResolver,
} from './node-key-result.resolver.ts';
import { ObjectiveReferences } from './objective-references.reader.ts';
import { ObjectiveReader } from './objective.reader.ts';
import { ObjectiveResolver } from './objective.resolver.ts';

/** Objectives, key results, check-ins, and what is done for the sake of which key result. */
@Module({
  imports: [ChangeLogModule, ExternalRefModule, MetricModule, NodeModule],
  exports: [CheckInReader, ImpactReader, KeyResultReader, KeyResultReadingReader, KeyResultStore, ObjectiveReferences],
  providers: [
    CheckInReader,
    ImpactReader,
    KeyResultReader,
    KeyResultReadingReader,
    KeyResultStore,
    MergeFollowing,
    ObjectiveReader,
    ObjectiveReferences,
    CheckInResolver,
    ImpactHypothesisResolver,
    KeyResultLinkResolver,
    KeyResultResolver,
    KeyResultSeriesResolver,
    ObjectiveResolver,
    OpportunityKeyResultResolver,
    OutcomeKeyResultResolver,
    SolutionKeyResultResolver,
    ImpactHypothesisSettleMutation,
    KeyResultCheckInMutation,
    KeyResultCreateMutation,
    KeyResultLinkMutation,
    KeyResultLinkUpdateMutation,
    KeyResultUnlinkMutation,
    KeyResultUpdateMutation,
    ObjectiveCreateMutation,
    ObjectiveUpdateMutation,
  ],
})
export class KeyResultModule {}
