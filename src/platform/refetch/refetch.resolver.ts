import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtMost } from '../access/requires-scope.ts';
import { ForEveryKey } from '../request/for-every-key.ts';
import { Node } from '../database/row.model.ts';
import { Fault } from '../request/fault.ts';
import { type Refetched, RefetchReader } from './refetch.reader.ts';

/** Most things fetched again by one field; as long as the longest page. */
const MOST_IDS = 100;

/** Fetches anything again by its id, as Relay asks of a server. */
@Resolver()
export class RefetchResolver {
  constructor(private readonly reader: RefetchReader) {}

  @Query(() => Node, {
    nullable: true,
    description: 'Whatever has this id; null when nothing has, or nothing that the key may read.',
  })
  @ForEveryKey('what the key may not read is null')
  node(
    @Args('id', { type: () => ID, description: 'Id of anything that implements Node.' }) id: string,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<Refetched | null> {
    return this.reader.byId(schema, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Whatever has these ids, in the same order; null in place of what is not there or not to be read.',
  })
  @AtMost(MOST_IDS)
  @ForEveryKey('what the key may not read is null')
  nodes(
    @Args('ids', { type: () => [ID], description: 'Ids of anything that implements Node, up to 100.' }) ids: string[],
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<(Refetched | null)[]> {
    if (ids.length > MOST_IDS)
      throw new Fault(
        'BAD_REQUEST',
        `"ids" are up to ${MOST_IDS}, not ${ids.length}. Ask for the rest in a further request.`,
      );
    return Promise.all(ids.map((id) => this.reader.byId(schema, id)));
  }
}
