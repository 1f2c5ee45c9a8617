import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { coerceInputValue, type GraphQLInputObjectType, isInputObjectType } from 'graphql';
import { type Refusal, invalid } from '../../domain/refusal.ts';
import { withFirstMoments } from '../graphql/day-as-instant.ts';

/** Most faults of shape that are reported of one item. Chosen: an item with more is of another kind. */
const MOST_FAULTS = 10;

/** What graphql-js says of a field that is missing or unknown; its path ends at what should hold the field. */
const OF_FIELD = /^Field "([^"]+)" (?:of required type|is not defined)/;

/** Checks the shape of JSON items by the inputs of the GraphQL schema, so that an item is described in one place. */
@Injectable()
export class ItemShape {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /** The item as GraphQL would pass it, with defaults filled in and instants read, days by `zone`; or what is wrong with its shape. */
  read(
    shape: string,
    value: unknown,
    zone: string,
  ): { readonly item: unknown } | { readonly faults: readonly Refusal[] } {
    const type = this.typeOf(shape);
    const faults: Refusal[] = [];
    const item: unknown = coerceInputValue(value, type, (path, _, { message }) => {
      const [, field] = OF_FIELD.exec(message) ?? [];
      const at = field === undefined ? path : [...path, field];
      if (faults.length < MOST_FAULTS) faults.push(invalid(message, at.map(String)));
    });
    return faults.length > 0 ? { faults } : { item: withFirstMoments(item, zone) };
  }

  /** The input of the schema that has this name. */
  typeOf(shape: string): GraphQLInputObjectType {
    const type = this.host.schema.getType(shape);
    if (!isInputObjectType(type)) throw new Error(`${shape} is no input of the schema.`);
    return type;
  }
}
