import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Maturity, personaMaturity } from '../../../domain/context/persona/maturity.ts';
import { AtMost, CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Product } from '../product/product.model.ts';
import { PersonaEvidence } from './persona-evidence.ts';
import { OverlapReader } from './overlap.reader.ts';
import { MOST_CLAIMS, PersonaClaim, PersonaMaturityEnum } from './persona-claim.model.ts';
import { PersonaOverlap, PersonaOverlapArgs } from './persona-overlap.model.ts';
import { PersonaArgs } from './persona-args.model.ts';
import { Persona, PersonaConnection } from './persona.model.ts';
import { PersonaReader } from './persona.reader.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Resolves the list of personas, their overlap and their fields. */
@Resolver(() => Persona)
export class PersonaResolver {
  constructor(
    private readonly reader: PersonaReader,
    private readonly evidence: PersonaEvidence,
    private readonly overlaps: OverlapReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => PersonaConnection, {
    description: 'Types of customers, each described as one person, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  personas(@Args() args: PersonaArgs): Promise<CountedConnection<Persona>> {
    return this.reader.page(args);
  }

  @Query(() => PersonaOverlap, {
    description:
      'Pairs of personas that do not differ in behaviour, opportunities or stories, with the reasons in words.',
  })
  @CountsAs(FIELD_COST.personaOverlap)
  @RequiresScope('tree:read')
  personaOverlap(@Args() args: PersonaOverlapArgs): Promise<PersonaOverlap> {
    return this.overlaps.overlap(args);
  }

  @ResolveField(() => Product, {
    nullable: true,
    description: 'Product of the persona; null when it belongs to no particular product.',
  })
  product(@Parent() { productId }: Persona): Promise<Product | null> {
    return this.read.byId(Product, productId);
  }

  @ResolveField(() => [PersonaClaim], {
    description: 'Claims about the persona, which may turn out wrong; oldest first, at most 100.',
  })
  @AtMost(MOST_CLAIMS)
  claims(
    @Parent() { id }: Persona,
    @Args('includeArchived', { defaultValue: false, description: 'Whether archived claims are listed too.' })
    includeArchived: boolean,
  ): Promise<PersonaClaim[]> {
    return this.reader.claims(id, includeArchived);
  }

  @ResolveField(() => PersonaMaturityEnum, {
    description:
      'How much of the persona is known by what participants did or said. A claim counts as supported by two participants or more for it and fewer than a third of those heard against, unless people refuted it: PROTO while none is, VERIFIED when every one is.',
  })
  async maturity(@Parent() { id }: Persona): Promise<Maturity> {
    const claims = await this.reader.claims(id, false);
    const counts = await Promise.all(claims.map((claim) => this.evidence.claimCount(claim.id)));
    return personaMaturity(
      claims.map(({ verdict }, index) => ({
        verdict,
        supportingParticipants: counts[index]?.supporting ?? 0,
        contradictingParticipants: counts[index]?.contradicting ?? 0,
        heardParticipants: counts[index]?.heard ?? 0,
      })),
    );
  }
}

/** Resolves the persona, the evidence counts and the history of a claim. */
@Resolver(() => PersonaClaim)
export class PersonaClaimResolver {
  constructor(
    private readonly evidence: PersonaEvidence,
    private readonly read: RowReader,
  ) {}

  @ResolveField(() => Persona, { description: 'Persona that the claim is about.' })
  persona(@Parent() { personaId }: PersonaClaim): Promise<Persona | null> {
    return this.read.byId(Persona, personaId);
  }

  @ResolveField(() => Int, {
    description: 'Number of distinct participants whose evidence supports the claim, from 0.',
  })
  async supportingParticipants(@Parent() { id }: PersonaClaim): Promise<number> {
    return (await this.evidence.claimCount(id)).supporting;
  }

  @ResolveField(() => Int, {
    description: 'Number of distinct participants whose evidence contradicts the claim, from 0.',
  })
  async contradictingParticipants(@Parent() { id }: PersonaClaim): Promise<number> {
    return (await this.evidence.claimCount(id)).contradicting;
  }
}
