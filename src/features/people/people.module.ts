import { Module } from '@nestjs/common';
import { PersonCreateMutation } from './mutations/person-create.mutation.ts';
import { PersonUpdateMutation } from './mutations/person-update.mutation.ts';
import { PeopleResolver } from './people.resolver.ts';

/** Persons and teams. */
@Module({ providers: [PeopleResolver, PersonCreateMutation, PersonUpdateMutation] })
export class PeopleModule {}
