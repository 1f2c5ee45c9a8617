import { Args, Query, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { IngestionHealth, IngestionHealthArgs, MOST_SOURCES } from './ingestion-health.model.ts';
import { IngestionHealthReader } from './ingestion-health.reader.ts';

/** Answers how much and how lately each source sends. */
@Resolver(() => IngestionHealth)
export class IngestionHealthResolver {
  constructor(private readonly reader: IngestionHealthReader) {}

  @Query(() => [IngestionHealth], {
    description:
      'How well each source keeps us informed: what it last sent, how late, and how much was rejected; by name, up to 100.',
  })
  @RequiresScope('insight:read')
  @AtMost(MOST_SOURCES)
  ingestionHealth(@Args() { days }: IngestionHealthArgs): Promise<IngestionHealth[]> {
    return this.reader.of(days);
  }
}
