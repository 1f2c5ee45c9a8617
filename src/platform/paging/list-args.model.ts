import type { Type } from '@nestjs/common';
import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type as Nested } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';

/** Items of a page whose size is not said. */
export const DEFAULT_PAGE = 20;

/** Which way a list runs. */
export type OrderDirection = 'ASC' | 'DESC';
const OrderDirectionEnum = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(OrderDirectionEnum, {
  name: 'OrderDirection',
  description: 'Which way a list runs.',
  valuesMap: {
    ASC: { description: 'Smallest, earliest or first in the alphabet first.' },
    DESC: { description: 'Largest, latest or last in the alphabet first.' },
  },
});

/** What a list is sorted by, and which way. */
export interface OrderBy<Column extends string = string> {
  field: Column;
  direction: OrderDirection;
}

/** Makes the input that says what a list of `name` is sorted by; `fields` holds each choice with its description. */
export function orderOf<Column extends string>(
  name: string,
  fields: Readonly<Record<Column, string>>,
): Type<OrderBy<Column>> {
  const choices = Object.fromEntries(Object.keys(fields).map((field) => [field, field]));
  registerEnumType(choices, {
    name: `${name}OrderField`,
    description: `What a list of ${name} can be sorted by.`,
    valuesMap: Object.fromEntries(
      Object.entries<string>(fields).map(([field, description]) => [field, { description }]),
    ),
  });
  @InputType(`${name}Order`, {
    description: `What a list of ${name} is sorted by. Items that are equal in it follow their ids.`,
  })
  class Order {
    @Field(() => choices, { description: 'What to sort by.' })
    field: Column;

    @Field(() => OrderDirectionEnum, { defaultValue: 'ASC', description: 'Whether it runs upwards or downwards.' })
    direction: OrderDirection;
  }
  return Order;
}

/** Part of the filter of a list whose items can be archived. */
@InputType({ isAbstract: true })
export class ArchivableFilter {
  /** Whether archived ones are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** Which page of a list: its first items, on from `after`, or its last ones, back from `before`. */
@ArgsType()
export class ListArgs {
  /** How many at most from the beginning, 1 to 100; 20 where neither `first` nor `last` is said. */
  @Field(() => Int, { nullable: true })
  first?: number | null;

  /** Cursor of the item behind which the page begins. */
  @Field(() => String, { nullable: true })
  after?: string | null;

  /** How many at most from the end, 1 to 100, in the same order; not together with `first`. */
  @Field(() => Int, { nullable: true })
  last?: number | null;

  /** Cursor of the item before which the page ends. */
  @Field(() => String, { nullable: true })
  before?: string | null;
}

/** Arguments of a list that can be narrowed, sorted or both. */
export interface FilteredArgs<Filter extends object, Column extends string> extends ListArgs {
  filter?: Filter | null;
  orderBy?: OrderBy<Column> | null;
}

/** Makes the arguments of a list: the page, which items, and what they are sorted by. */
export function listArgs<Filter extends object = never, Column extends string = never>({
  filter,
  orderBy,
}: {
  filter?: Type<Filter>;
  orderBy?: Type<OrderBy<Column>>;
}): Type<FilteredArgs<Filter, Column>> {
  @ArgsType()
  class Args extends ListArgs {}
  const declare = (name: string, type: Type<object>, description: string): void => {
    Field(() => type, { nullable: true, description })(Args.prototype, name);
    for (const rule of [IsOptional(), ValidateNested(), Nested(() => type)]) rule(Args.prototype, name);
  };
  if (filter) declare('filter', filter, 'Which items; what is left out narrows nothing.');
  if (orderBy) declare('orderBy', orderBy, "What to sort by; the list's own order where it is left out.");
  return Args;
}
