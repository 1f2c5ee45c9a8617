import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Change } from '../../../platform/change-log/change.model.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Person } from './person.model.ts';

/** Resolves the person behind a change; the log itself, of the platform, knows persons by their ids alone. */
@Resolver(() => Change)
export class ChangeAuthorResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf it was done; null when the key acted for itself.',
  })
  onBehalfOf(@Parent() { onBehalfOfId }: Change): Promise<Person | null> {
    return this.read.byId(Person, onBehalfOfId);
  }
}
