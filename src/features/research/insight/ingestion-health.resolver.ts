import { Args, Query, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresAnyScope } from '../../../platform/access/requires-scope.ts';
import { IngestionHealth, IngestionHealthArgs, MOST_SOURCES } from './ingestion-health.model.ts';
import { IngestionHealthReader } from './ingestion-health.reader.ts';

/** Answers how much and how lately each source sends. */
@Resolver(() => IngestionHealth)
export class IngestionHealthResolver {
  constructor(private readonly reader: IngestionHealthReader) {}

  @Query(() => [IngestionHealth], {
    description:
      'How well each source keeps us informed: what it last sent, how late, and how much was rejected; by name, up to 100. A key that may ingest but not read is told of the source that it is bound to.',
  })
  @RequiresAnyScope('insight:read', 'insight:ingest')
  @AtMost(MOST_SOURCES)
  ingestionHealth(@Args() { days }: IngestionHealthArgs): Promise<IngestionHealth[]> {
    return this.reader.of(days);
  }
}
