import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeChange } from './tree-diff.model.ts';

/** Resolves on whose behalf a tree was changed. */
@Resolver(() => TreeChange)
export class TreeChangeResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf that was done; null when the key acted for itself.',
  })
  onBehalfOf(@Parent() { onBehalfOfId }: TreeChange): Promise<Person | null> {
    return this.read.byId(Person, onBehalfOfId);
  }
}
