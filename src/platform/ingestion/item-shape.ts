import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { coerceInputValue, type GraphQLInputObjectType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { type Refusal, invalid } from '../../domain/refusal.ts';
import { withInstants } from '../graphql/day-as-instant.ts';
import { overlongLists } from '../graphql/overlong-lists.ts';
import { cutShort } from '../../domain/foundation/text/shown.ts';

/** Most faults of shape that are reported of one item. Chosen: an item with more is of another kind. */
const MOST_FAULTS = 9;

/** What graphql-js says of a field that is missing or unknown; its path ends at what should hold the field. */
const OF_FIELD = /^Field "([^"]+)" (?:of required type|is not defined)/;

/** Ends the look at an item that has enough faults. */
class TooManyFaults extends Error {}

/** Checks the shape of JSON items by the inputs of the GraphQL schema, so that an item is described in one place. */
@Injectable()
export class ItemShape {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /** The schema whose inputs describe items. */
  get schema(): GraphQLSchema {
    return this.host.schema;
  }

  /** The item as GraphQL would pass it, with defaults filled in and instants read, days by `zone`; or what is wrong with its shape. */
  read(
    shape: string,
    value: unknown,
    zone: string,
  ): { readonly item: unknown } | { readonly faults: readonly Refusal[] } {
    const type = this.typeOf(shape);
    const tooLong = overlongLists(type, value);
    if (tooLong.length > 0) return { faults: tooLong };
    const faults: Refusal[] = [];
    try {
      const item: unknown = coerceInputValue(value, type, (path, _, { message }) => {
        const [, field] = OF_FIELD.exec(message) ?? [];
        const at = field === undefined ? path : [...path, field];
        faults.push(invalid(cutShort(message), at.map(String)));
        // Nothing else ends it before all of the item is looked at.
        if (faults.length === MOST_FAULTS) throw new TooManyFaults();
      });
      return faults.length > 0 ? { faults } : { item: withInstants(item, zone) };
    } catch (thrown) {
      if (!(thrown instanceof TooManyFaults)) throw thrown;
      return { faults: [...faults, invalid('… and perhaps more: the rest was not looked at.', [])] };
    }
  }

  /** The input of the schema that has this name. */
  typeOf(shape: string): GraphQLInputObjectType {
    const type = this.schema.getType(shape);
    if (!isInputObjectType(type)) throw new Error(`${shape} is no input of the schema.`);
    return type;
  }
}
