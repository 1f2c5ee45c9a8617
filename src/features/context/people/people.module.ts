import { Module } from '@nestjs/common';
import { ExternalRefModule } from '../external-ref/external-ref.module.ts';
import { PersonCreateMutation } from './mutations/person-create.mutation.ts';
import { PersonUpdateMutation } from './mutations/person-update.mutation.ts';
import { TeamCreateMutation } from './mutations/team-create.mutation.ts';
import { TeamUpdateMutation } from './mutations/team-update.mutation.ts';
import { PeopleReader } from './people.reader.ts';
import { PersonResolver, TeamResolver } from './people.resolver.ts';
import { TeamStore } from './team.store.ts';

/** Persons and teams. */
@Module({
  imports: [ExternalRefModule],
  providers: [
    PeopleReader,
    PersonResolver,
    TeamResolver,
    TeamStore,
    PersonCreateMutation,
    PersonUpdateMutation,
    TeamCreateMutation,
    TeamUpdateMutation,
  ],
})
export class PeopleModule {}
