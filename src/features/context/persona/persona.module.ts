import { Module } from '@nestjs/common';
import { ChangeLogModule } from '../../../platform/change-log/change-log.module.ts';
import { ClaimCountReader } from './claim-count.reader.ts';
import { ClaimStore } from './claim.store.ts';
import { PersonaArchiveMutation } from './mutations/persona-archive.mutation.ts';
import { PersonaClaimArchiveMutation } from './mutations/persona-claim-archive.mutation.ts';
import { PersonaClaimCreateMutation } from './mutations/persona-claim-create.mutation.ts';
import { PersonaClaimRestoreMutation } from './mutations/persona-claim-restore.mutation.ts';
import { PersonaClaimUpdateMutation } from './mutations/persona-claim-update.mutation.ts';
import { PersonaCreateMutation } from './mutations/persona-create.mutation.ts';
import { PersonaRestoreMutation } from './mutations/persona-restore.mutation.ts';
import { PersonaUpdateMutation } from './mutations/persona-update.mutation.ts';
import { OverlapReader } from './overlap.reader.ts';
import { PersonaReader } from './persona.reader.ts';
import { PersonaClaimResolver, PersonaResolver } from './persona.resolver.ts';

/** Personas: sorts of customers, what is claimed of them, and which of them make a difference. */
@Module({
  imports: [ChangeLogModule],
  providers: [
    ClaimCountReader,
    ClaimStore,
    OverlapReader,
    PersonaReader,
    PersonaClaimResolver,
    PersonaResolver,
    PersonaArchiveMutation,
    PersonaClaimArchiveMutation,
    PersonaClaimCreateMutation,
    PersonaClaimRestoreMutation,
    PersonaClaimUpdateMutation,
    PersonaCreateMutation,
    PersonaRestoreMutation,
    PersonaUpdateMutation,
  ],
  exports: [ClaimCountReader, OverlapReader],
})
export class PersonaModule {}
