import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { Account, AccountWorth } from './account.model.ts';
import { Erasure, ErasureArgs, ErasureConnection } from './erasure.model.ts';
import { ErasureReader } from './erasure.reader.ts';
import { ParticipantArgs } from './participant-args.model.ts';
import { ParticipantListReader } from './participant-list.reader.ts';
import { MOST_MERGES, ParticipantMerge } from './participant-merge.model.ts';
import { ParticipantMergeReader } from './participant-merge.reader.ts';
import { MOST_OF_PARTICIPANT, Participant, ParticipantConnection } from './participant.model.ts';

/** Answers participants and what belongs to them. */
@Resolver(() => Participant)
export class ParticipantResolver {
  constructor(
    private readonly lists: ParticipantListReader,
    private readonly read: RowReader,
    private readonly mergeReader: ParticipantMergeReader,
  ) {}

  @Query(() => ParticipantConnection, {
    description: 'People whose words, doings or answers came in, first heard first unless `orderBy` says otherwise.',
  })
  @RequiresScope('insight:read')
  participants(@Args() args: ParticipantArgs): Promise<CountedConnection<Participant>> {
    return this.lists.page(args);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Account they belong to; null if not stated.' })
  account(@Parent() { accountId }: Participant): Promise<Account | null> {
    return this.read.byId(Account, accountId);
  }

  @ResolveField(() => [Persona], { description: 'Personas that they are an example of; up to 20.' })
  @AtMost(MOST_OF_PARTICIPANT)
  async personas(@Parent() { personaIds }: Participant): Promise<Persona[]> {
    const personas = await Promise.all(personaIds.map((id) => this.read.byId(Persona, id)));
    return personas.filter((persona) => persona !== null);
  }

  @ResolveField(() => [ParticipantMerge], {
    description:
      'Merges into them, latest first, those undone among them; up to 50. Those that match keys have made can be undone as well.',
  })
  @AtMost(MOST_MERGES)
  merges(@Parent() { id }: Participant): Promise<ParticipantMerge[]> {
    return this.mergeReader.into(id);
  }

  @ResolveField(() => Participant, {
    nullable: true,
    description: 'Participant that this one turned out to be, however many merges lie between; null unless merged.',
  })
  mergedInto(@Parent() { mergedIntoId }: Participant): Promise<Participant | null> {
    return this.read.byId(Participant, mergedIntoId);
  }
}

/** Answers erasures. */
@Resolver(() => Erasure)
export class ErasureResolver {
  constructor(private readonly reader: ErasureReader) {}

  @Query(() => ErasureConnection, {
    description:
      'Who was erased, without a name: keep it outside of the database, and `erasuresApply` cleans a backup that is put back.',
  })
  @RequiresScope('admin')
  erasures(@Args() args: ErasureArgs): Promise<CountedConnection<Erasure>> {
    return this.reader.page(args);
  }
}

/** Answers the participants of a merge. */
@Resolver(() => ParticipantMerge)
export class ParticipantMergeResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Participant, { nullable: true, description: 'Participant whose names and insights went over.' })
  merged(@Parent() { mergedId }: ParticipantMerge): Promise<Participant | null> {
    return this.read.byId(Participant, mergedId);
  }

  @ResolveField(() => Participant, { nullable: true, description: 'Participant who stayed.' })
  into(@Parent() { intoId }: ParticipantMerge): Promise<Participant | null> {
    return this.read.byId(Participant, intoId);
  }
}

/** Answers the participants of an account and, to keys with the scope for it, what it is worth. */
@Resolver(() => Account)
export class AccountResolver {
  constructor(private readonly lists: ParticipantListReader) {}

  @ResolveField(() => ParticipantConnection, {
    description: 'Participants who belong to the account, first heard first.',
  })
  participants(@Parent() { id }: Account, @Args() args: ParticipantArgs): Promise<CountedConnection<Participant>> {
    return this.lists.pageOfAccount(id, args);
  }

  @ResolveField(() => AccountWorth, { description: 'What it is worth to the company; takes a scope of its own.' })
  worth(@Parent() { tier, value }: Account): AccountWorth {
    return { tier, value };
  }
}
