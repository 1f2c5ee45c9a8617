import { Injectable } from '@nestjs/common';
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { REFUSALS } from '../../domain/refusal.ts';
import { unmetDemands } from '../access/requires-scope.ts';
import { KnownIdsReader } from '../database/known-ids.reader.ts';
import { Faults, type Problem } from '../request/fault.ts';
import { currentCaller } from '../request/request.ts';
import { MOST_FILTERED_BY } from './validators.ts';

/** What ids in arguments name, in the words of the schema that the application brings. */
export abstract class IdNames {
  /** Type that an id names where its argument is not called after it: `ownerId` of a Person. Without `Id` or `Ids`. */
  abstract readonly types: Readonly<Record<string, string>>;
  /** Arguments by which a thing itself is asked for: what is not there is null. */
  abstract readonly lookUps: readonly string[];
}

/** Problems that are told at most. Chosen: more than that is no slip. */
const MOST_PROBLEMS = 20;

/** An id in the arguments of a field. */
interface NamedId {
  readonly id: string;
  readonly path: readonly string[];
  readonly type: string;
}

/** Says of ids in arguments that they name nothing. */
@Injectable()
export class NamedThings {
  constructor(
    private readonly ids: KnownIdsReader,
    private readonly names: IdNames,
  ) {}

  /**
   * Type that the id at an argument or a field of an input names; null where the thing itself is asked for.
   *
   * @throws Error where neither its name nor the application tells
   */
  typeOf(schema: GraphQLSchema, place: string, name: string): string | null {
    if (this.names.lookUps.includes(place)) return null;
    const bare = name.replace(/Ids?$/, '');
    const type = this.names.types[bare] ?? `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
    const found = schema.getType(type);
    if (isObjectType(found) || isAbstractType(found)) return type;
    throw new Error(`Nothing tells what ${place} names: call it after its type, or name the type in IdNames.`);
  }

  /**
   * Refuses ids that name nothing of their type. One statement for all ids of
   * a request that are asked for together.
   *
   * @throws Faults BAD_REQUEST with a problem for each
   */
  async check(schema: GraphQLSchema, given: readonly NamedId[]): Promise<void> {
    // A filter by what the key may not read at all is forbidden by the field that takes it, or tells nothing of it.
    const asked = given.filter(({ type }) => mayRead(schema, type));
    const known = await Promise.all(asked.map(({ id, type }) => this.ids.isKnown({ model: type, id })));
    const problems = asked.flatMap((each, at) => (known[at] ? [] : [problemOf(each)]));
    if (problems.length > 0) throw new Faults('BAD_REQUEST', problems.slice(0, MOST_PROBLEMS));
  }
}

function mayRead(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return type !== undefined && unmetDemands(type, currentCaller().scopes).length === 0;
}

function problemOf({ id, path, type }: NamedId): Problem {
  const field = path.reduce((above, part) => (/^\d+$/.test(part) ? `${above}[${part}]` : part), '');
  return { message: REFUSALS.NOT_FOUND.message({ type, id }, field), path };
}

/**
 * Ids in a value, each with its path and what it names; null where a list is longer than any that is taken, which is
 * refused elsewhere.
 */
export function idsIn(
  value: unknown,
  type: GraphQLInputType,
  path: readonly string[],
  typeOf: (name: string) => string | null,
): NamedId[] | null {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    if (value.length > MOST_FILTERED_BY) return null;
    return joined(value.map((each: unknown, at) => idsIn(each, type, [...path, String(at)], typeOf)));
  }
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return joined(
      Object.values(named.getFields()).map((field) =>
        idsIn((value as Record<string, unknown>)[field.name], field.type, [...path, field.name], typeOf),
      ),
    );
  if (named.name !== 'ID') return [];
  const names = typeOf(path.findLast((part) => !/^\d+$/.test(part)) ?? '');
  return names === null ? [] : [{ id: value as string, path, type: names }];
}

const joined = (parts: readonly (NamedId[] | null)[]): NamedId[] | null =>
  parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
