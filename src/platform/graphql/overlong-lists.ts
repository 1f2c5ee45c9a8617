import type { Type } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { invalid, type Refusal } from '../../domain/refusal.ts';
import { ALLOWED } from './allowed-values.ts';
import { boundsLength, knownRules, MOST_ELEMENTS } from './fast-validation.ts';

/** Most lists that are told of. Chosen: whoever sends several that are too long has mistaken one thing. */
const MOST_TOLD = 10;

/** A field of an input that is a list, or holds some at any depth. */
interface ListField {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Most elements that it takes; infinite for what is no list itself. */
  readonly most: number;
}

/**
 * Lists within a value that are longer than their fields allow, one sentence each, by the rules of the classes that the
 * inputs are made of. Only lengths are looked at: this goes before anything looks at an element, whatever the elements are.
 */
export function overlongLists(type: GraphQLInputType, value: unknown, path: readonly string[] = []): Refusal[] {
  const found: Refusal[] = [];
  const look = (of: GraphQLInputType, held: unknown, at: readonly string[]): void => {
    const inner = getNamedType(of);
    if (found.length >= MOST_TOLD || !isInputObjectType(inner)) return;
    const fields = listFields(inner);
    if (fields.length > 0) lookWithin(fields, held, at);
  };
  const lookWithin = (fields: readonly ListField[], held: unknown, at: readonly string[]): void => {
    if (typeof held !== 'object' || held === null) return;
    if (Array.isArray(held)) {
      for (const [index, each] of held.entries()) lookWithin(fields, each, [...at, String(index)]);
      return;
    }
    for (const { name, type: of, most } of fields) {
      const list = Object.hasOwn(held, name) ? (held as Readonly<Record<string, unknown>>)[name] : undefined;
      if (Array.isArray(list) && list.length > most) found.push(tooLong([...at, name], most, list));
      else if (list !== undefined) look(of, list, [...at, name]);
    }
  };
  // A list that is an argument itself is of no class that could bound it.
  if (Array.isArray(value) && value.length > MOST_ELEMENTS) found.push(tooLong(path, MOST_ELEMENTS, value));
  else look(type, value, path);
  return found;
}

const tooLong = (path: readonly string[], most: number, list: readonly unknown[]): Refusal =>
  invalid(`${path.at(-1) ?? 'The value'} ${ALLOWED['arrayMaxSize']?.([most], list) ?? ''}.`, path);

const known = new WeakMap<GraphQLInputObjectType, readonly ListField[]>();

/** Fields of an input that are lists, or hold some at any depth. */
export function listFields(of: GraphQLInputObjectType): readonly ListField[] {
  let fields = known.get(of);
  if (!fields) {
    const all = Object.values(of.getFields()).filter(({ type }) => mayHoldLists(type));
    fields = all.map(({ name, type }) => ({ name, type, most: mostOf(of.name, name) }));
    known.set(of, fields);
  }
  return fields;
}

function mostOf(input: string, field: string): number {
  const target = TypeMetadataStorage.getInputTypesMetadata().find(({ name }) => name === input)?.target;
  const rules = (target && knownRules(target as Type)) ?? [];
  const bounds = rules.filter(({ name }) => name === field).flatMap(({ checks }) => checks.filter(boundsLength));
  return Math.min(...bounds.map(({ limits: [most] }) => Number(most)));
}

function mayHoldLists(type: GraphQLInputType, visited = new Set<GraphQLInputType>()): boolean {
  const inner = getNullableType(type);
  if (isListType(inner)) return true;
  if (!isInputObjectType(inner) || visited.has(inner)) return false;
  visited.add(inner);
  return Object.values(inner.getFields()).some((field) => mayHoldLists(field.type, visited));
}
