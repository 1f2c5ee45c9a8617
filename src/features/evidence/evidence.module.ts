import { Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module.ts';
import { EvidenceTakeAction } from './evidence-take.action.ts';
import { EvidenceTargetReader } from './evidence-target.reader.ts';
import { EvidenceReader } from './evidence.reader.ts';
import { EvidenceResolver, NodeEvidenceResolver } from './evidence.resolver.ts';
import { EvidenceStore } from './evidence.store.ts';
import { MergeFollowing } from './merge-following.action.ts';

/** What insights say for or against opportunities, solutions, assumptions and claims. */
@Module({
  imports: [TreeModule],
  providers: [
    EvidenceStore,
    EvidenceTakeAction,
    EvidenceTargetReader,
    MergeFollowing,
    EvidenceReader,
    EvidenceResolver,
    NodeEvidenceResolver,
  ],
  exports: [EvidenceReader, EvidenceStore, EvidenceTakeAction],
})
export class EvidenceModule {}
