import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../platform/access/needs.ts';
import { RowReader } from '../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../platform/graphql/connection.model.ts';
import { Person, PersonConnection } from './person.model.ts';

/** Answers who works here. */
@Resolver()
export class PeopleResolver {
  constructor(private readonly read: RowReader) {}

  @Query(() => PersonConnection, { description: 'Persons who work on products, oldest entry first.' })
  @Needs('tree:read')
  persons(@Args() page: PageArgs): Promise<Connection<Person>> {
    return this.read.page(Person, page);
  }
}
