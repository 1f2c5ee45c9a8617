import { Module } from '@nestjs/common';
import { AccountStore } from './account.store.ts';
import { ConsentExpiry } from './consent-expiry.action.ts';
import { ConsentExpiryStore } from './consent-expiry.store.ts';
import { EraseAction } from './erase.action.ts';
import { ErasureReader } from './erasure.reader.ts';
import { ErasureStore } from './erasure.store.ts';
import { SubjectExportReader } from './subject-export.reader.ts';
import { IdentityStore } from './identity.store.ts';
import { MergeAction } from './merge.action.ts';
import { ErasuresApplyMutation } from './mutations/erasures-apply.mutation.ts';
import { ParticipantConsentSetMutation } from './mutations/participant-consent-set.mutation.ts';
import { ParticipantCreateMutation } from './mutations/participant-create.mutation.ts';
import { ParticipantEraseMutation } from './mutations/participant-erase.mutation.ts';
import { ParticipantMergeUndoMutation } from './mutations/participant-merge-undo.mutation.ts';
import { ParticipantMergeMutation } from './mutations/participant-merge.mutation.ts';
import { ParticipantUpdateMutation } from './mutations/participant-update.mutation.ts';
import { ParticipantsPushMutation } from './mutations/participants-push.mutation.ts';
import { ParticipantExportController } from './participant-export.controller.ts';
import { ParticipantFollowers } from './participant-followers.action.ts';
import {
  AccountResolver,
  ErasureResolver,
  ParticipantMergeResolver,
  ParticipantResolver,
} from './participant.resolver.ts';
import { ParticipantsPushAction } from './participants-push.action.ts';
import { ParticipantsTakeAction } from './participants-take.action.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

const open = [
  AccountStore,
  SubjectExportReader,
  IdentityStore,
  ParticipantFollowers,
  ParticipantsTakeAction,
  RedactParticipantAction,
];
const mutations = [
  ErasuresApplyMutation,
  ParticipantConsentSetMutation,
  ParticipantCreateMutation,
  ParticipantEraseMutation,
  ParticipantMergeMutation,
  ParticipantMergeUndoMutation,
  ParticipantUpdateMutation,
  ParticipantsPushMutation,
];
const resolvers = [AccountResolver, ErasureResolver, ParticipantMergeResolver, ParticipantResolver];

/** People whose words, doings or answers came in, and the accounts they belong to. */
@Module({
  controllers: [ParticipantExportController],
  providers: [
    ...open,
    ...mutations,
    ...resolvers,
    ConsentExpiry,
    ConsentExpiryStore,
    EraseAction,
    ErasureReader,
    ErasureStore,
    MergeAction,
    ParticipantsPushAction,
  ],
  exports: open,
})
export class ParticipantModule {}
