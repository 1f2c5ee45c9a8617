import type { Type } from '@nestjs/common';
import { ID, TypeMetadataStorage } from '@nestjs/graphql';

/** Names of the properties of an input, or of a class of arguments, that hold an id or a list of ids; inherited ones too. */
export function idFieldsOf(type: Type): string[] {
  const described = [...TypeMetadataStorage.getInputTypesMetadata(), ...TypeMetadataStorage.getArgumentsMetadata()];
  const bases = new Set<unknown>();
  for (let each: unknown = type; typeof each === 'function'; each = Object.getPrototypeOf(each)) bases.add(each);
  const names = described
    .filter(({ target }) => bases.has(target))
    .flatMap(({ properties = [] }) => properties.filter(({ typeFn }) => typeFn() === ID).map(({ name }) => name));
  return [...new Set(names)];
}
