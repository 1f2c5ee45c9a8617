import { Module } from '@nestjs/common';
import { PersonaModule } from '../../context/persona/persona.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { ClaimEvidenceReader } from './claim-evidence.reader.ts';
import { ConfidenceReader } from './confidence.reader.ts';
import { IdeaConfidenceResolver, ProblemConfidenceResolver } from './confidence.resolver.ts';
import { EvidenceTakeAction } from './evidence-take.action.ts';
import { EvidenceTargetReader } from './evidence-target.reader.ts';
import { EvidenceReader } from './evidence.reader.ts';
import { EvidenceResolver, NodeEvidenceResolver } from './evidence.resolver.ts';
import { EvidenceStore } from './evidence.store.ts';
import { LedgerReader } from './ledger.reader.ts';
import {
  AssumptionLedgerResolver,
  ClaimLedgerResolver,
  NodeLedgerResolver,
  PersonaCountResolver,
} from './ledger.resolver.ts';
import { MergeFollowing } from './merge-following.action.ts';

/** What insights say for or against opportunities, solutions, assumptions and claims. */
@Module({
  imports: [PersonaModule, NodeModule],
  providers: [
    EvidenceStore,
    EvidenceTakeAction,
    EvidenceTargetReader,
    MergeFollowing,
    EvidenceReader,
    EvidenceResolver,
    NodeEvidenceResolver,
    LedgerReader,
    NodeLedgerResolver,
    AssumptionLedgerResolver,
    ClaimLedgerResolver,
    PersonaCountResolver,
    ConfidenceReader,
    ProblemConfidenceResolver,
    IdeaConfidenceResolver,
    ClaimEvidenceReader,
  ],
  exports: [ConfidenceReader, EvidenceReader, EvidenceStore, EvidenceTakeAction],
})
export class EvidenceModule {}
