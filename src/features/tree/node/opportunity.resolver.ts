import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { MOST_PERSONAS, Opportunity } from './kinds/opportunity.model.ts';
import { Moment } from './moment.model.ts';
import { SensingChannels } from './sensing-channel.model.ts';
import { SensingChannelReader } from './sensing-channel.reader.ts';

/** Resolves the moment, the personas and the sensing channels of an opportunity. */
@Resolver(() => Opportunity)
export class OpportunityResolver {
  constructor(
    private readonly read: RowReader,
    private readonly channels: SensingChannelReader,
  ) {}

  @ResolveField(() => Moment, {
    nullable: true,
    description: 'Moment of the experience map at which the opportunity arises; null when not set.',
  })
  moment(@Parent() { momentId }: Opportunity): Promise<Moment | null> {
    return this.read.byId(Moment, momentId);
  }

  @ResolveField(() => [Persona], {
    description: 'Personas who have the opportunity, archived ones included, at most 20.',
  })
  @AtMost(MOST_PERSONAS)
  async personas(@Parent() { personaIds }: Opportunity): Promise<Persona[]> {
    const personas = await Promise.all(personaIds.map((id) => this.read.byId(Persona, id)));
    return personas.filter((persona) => persona !== null);
  }

  @ResolveField(() => SensingChannels, {
    description: 'Sensing channels of the opportunity: those set by people, or else those of its evidence.',
  })
  sensingChannels(@Parent() opportunity: Opportunity): Promise<SensingChannels> {
    return this.channels.of(opportunity);
  }
}
