import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { coerceInputValue, isInputObjectType } from 'graphql';
import { type Refusal, invalid } from '../../domain/refusal.ts';

/** Most faults of shape that are told of one item. Chosen: whoever has more has sent something else. */
const MOST_FAULTS = 10;

/** Judges the shape of items that come as JSON by the inputs of the GraphQL schema: there is one description of them. */
@Injectable()
export class ItemShape {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /** The item as GraphQL would give it, defaults filled in and instants read; or what is wrong with its shape. */
  read(shape: string, value: unknown): { readonly item: unknown } | { readonly faults: readonly Refusal[] } {
    const type = this.host.schema.getType(shape);
    if (!isInputObjectType(type)) throw new Error(`${shape} is no input of the schema.`);
    const faults: Refusal[] = [];
    const item: unknown = coerceInputValue(value, type, (path, _, { message }) => {
      if (faults.length < MOST_FAULTS) faults.push(invalid(message, path.map(String)));
    });
    return faults.length > 0 ? { faults } : { item };
  }
}
