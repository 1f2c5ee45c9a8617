import { Module } from '@nestjs/common';
import { AccountStore } from './account.store.ts';
import { ConsentEnd } from './consent-end.action.ts';
import { ConsentEndStore } from './consent-end.store.ts';
import { EraseAction } from './erase.action.ts';
import { ErasureReader } from './erasure.reader.ts';
import { ErasureStore } from './erasure.store.ts';
import { HeldReader } from './held.reader.ts';
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
import { SilenceAction } from './silence.action.ts';

const open = [AccountStore, HeldReader, IdentityStore, ParticipantFollowers, ParticipantsTakeAction, SilenceAction];
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
    ConsentEnd,
    ConsentEndStore,
    EraseAction,
    ErasureReader,
    ErasureStore,
    MergeAction,
    ParticipantsPushAction,
  ],
  exports: open,
})
export class ParticipantModule {}
