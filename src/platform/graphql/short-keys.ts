import { Injectable } from '@nestjs/common';
import type { GraphQLInputType } from 'graphql';
import { Contributions } from '../hook/contributions.ts';
import { currentRequest } from '../request/request.ts';
import { mapIds } from './map-ids.ts';

/** Finds things by their short keys. */
export interface ShortKeyLookup {
  /** Ids by short key, in capitals, of those that name something. */
  idsOf(shortKeys: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** A value, and the type by which the schema describes it. */
export type TypedValue = readonly [value: unknown, type: GraphQLInputType];

/** Form of a short key, such as "ABC-42". No id has it: ids are UUIDs. */
const SHORT_KEY = /^[a-z]+-[0-9]+$/i;

/**
 * Puts ids in place of short keys, wherever the schema takes an `ID`: what comes behind knows ids alone. A short key that
 * names nothing stays as it is, and is treated like an id of nothing: an item is declined alone, a query says so.
 */
@Injectable()
export class ShortKeys extends Contributions<ShortKeyLookup> {
  /** The values with ids in place of short keys; one statement for all of them, none and no promise where there is no short key. */
  replaceIn(values: readonly TypedValue[]): readonly unknown[] | Promise<readonly unknown[]> {
    const shortKeys = new Set<string>();
    for (const [value, type] of values)
      mapIds(value, type, (id) => {
        if (SHORT_KEY.test(id)) shortKeys.add(id.toUpperCase());
        return id;
      });
    return shortKeys.size === 0 ? values.map(([value]) => value) : this.replace(values, [...shortKeys]);
  }

  private async replace(values: readonly TypedValue[], shortKeys: readonly string[]): Promise<readonly unknown[]> {
    const found = await Promise.all(this.items.map((lookup) => lookup.idsOf(shortKeys)));
    const ids = new Map(found.flatMap((each) => [...each]));
    const { givenAs } = currentRequest();
    return values.map(([value, type]) =>
      mapIds(value, type, (given) => {
        const id = ids.get(given.toUpperCase());
        if (id !== undefined) givenAs.set(id, given);
        return id ?? given;
      }),
    );
  }
}
