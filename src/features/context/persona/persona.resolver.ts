import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Maturity, personaMaturity } from '../../../domain/context/persona/maturity.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Change, ChangeConnection } from '../../../platform/change-log/change.model.ts';
import { ChangeLogReader } from '../../../platform/change-log/change-log.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Product } from '../product/product.model.ts';
import { PersonaEvidence } from './persona-evidence.ts';
import { OverlapReader } from './overlap.reader.ts';
import { MOST_CLAIMS, PersonaClaim, PersonaMaturityEnum } from './persona-claim.model.ts';
import { PersonaOverlap, PersonaOverlapArgs } from './persona-overlap.model.ts';
import { Persona, PersonaArgs, PersonaConnection } from './persona.model.ts';
import { PersonaReader } from './persona.reader.ts';

/** Answers for whom products are made. */
@Resolver(() => Persona)
export class PersonaResolver {
  constructor(
    private readonly reader: PersonaReader,
    private readonly evidence: PersonaEvidence,
    private readonly overlaps: OverlapReader,
    private readonly changes: ChangeLogReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => PersonaConnection, { description: 'Sorts of customers, each told as one person, oldest first.' })
  @RequiresScope('tree:read')
  personas(@Args() args: PersonaArgs): Promise<Connection<Persona>> {
    return this.reader.page(args);
  }

  @Query(() => PersonaOverlap, {
    description: 'Pairs of personas that no behaviour, opportunity or story tells apart, with the reasons in words.',
  })
  @RequiresScope('tree:read')
  personaOverlap(@Args() args: PersonaOverlapArgs): Promise<PersonaOverlap> {
    return this.overlaps.overlap(args);
  }

  @ResolveField(() => Product, {
    nullable: true,
    description: 'Product that it is a persona of; null where it is of none in particular.',
  })
  product(@Parent() { productId }: Persona): Promise<Product | null> {
    return this.read.byId(Product, productId);
  }

  @ResolveField(() => [PersonaClaim], {
    description: 'What is said of it and may turn out wrong, oldest first, at most 100.',
  })
  @AtMost(MOST_CLAIMS)
  claims(
    @Parent() { id }: Persona,
    @Args('archived', { defaultValue: false, description: 'Whether claims that were archived are shown too.' })
    archived: boolean,
  ): Promise<PersonaClaim[]> {
    return this.reader.claims(id, archived);
  }

  @ResolveField(() => PersonaMaturityEnum, {
    description:
      'How much of it is known: PROTO while no claim is supported, VERIFIED when every claim is, each by two participants or more.',
  })
  async maturity(@Parent() { id }: Persona): Promise<Maturity> {
    const claims = await this.reader.claims(id, false);
    const counts = await Promise.all(claims.map((claim) => this.evidence.claimCount(claim.id)));
    return personaMaturity(
      claims.map(({ claimVerdict }, index) => ({
        verdict: claimVerdict,
        supportingParticipants: counts[index]?.supporting ?? 0,
      })),
    );
  }

  @ResolveField(() => ChangeConnection, { description: 'What was changed of the persona, and by whom, latest first.' })
  history(@Parent() { id }: Persona, @Args() page: PageArgs): Promise<Connection<Change>> {
    return this.changes.historyOf(id, page);
  }
}

/** Answers what a claim rests on. */
@Resolver(() => PersonaClaim)
export class PersonaClaimResolver {
  constructor(
    private readonly evidence: PersonaEvidence,
    private readonly changes: ChangeLogReader,
    private readonly read: RowReader,
  ) {}

  @ResolveField(() => Persona, { nullable: true, description: 'Persona of which it is said; every claim has one.' })
  persona(@Parent() { personaId }: PersonaClaim): Promise<Persona | null> {
    return this.read.byId(Persona, personaId);
  }

  @ResolveField(() => Int, { description: 'Distinct participants whose evidence bears it out, from 0.' })
  async supportingParticipants(@Parent() { id }: PersonaClaim): Promise<number> {
    return (await this.evidence.claimCount(id)).supporting;
  }

  @ResolveField(() => Int, { description: 'Distinct participants whose evidence speaks against it, from 0.' })
  async contradictingParticipants(@Parent() { id }: PersonaClaim): Promise<number> {
    return (await this.evidence.claimCount(id)).contradicting;
  }

  @ResolveField(() => ChangeConnection, { description: 'What was changed of the claim, and by whom, latest first.' })
  history(@Parent() { id }: PersonaClaim, @Args() page: PageArgs): Promise<Connection<Change>> {
    return this.changes.historyOf(id, page);
  }
}
