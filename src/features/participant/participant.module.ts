import { Module } from '@nestjs/common';
import { AccountStore } from './account.store.ts';
import { IdentityStore } from './identity.store.ts';
import { ParticipantsTakeAction } from './participants-take.action.ts';
import { ParticipantsPushMutation } from './mutations/participants-push.mutation.ts';
import { ParticipantsPushAction } from './participants-push.action.ts';
import { AccountResolver, ParticipantResolver } from './participant.resolver.ts';
import { SilenceAction } from './silence.action.ts';

const open = [AccountStore, IdentityStore, ParticipantsTakeAction, SilenceAction];

/** People whose words, doings or answers came in, and the accounts they belong to. */
@Module({
  providers: [...open, ParticipantsPushAction, ParticipantsPushMutation, ParticipantResolver, AccountResolver],
  exports: open,
})
export class ParticipantModule {}
