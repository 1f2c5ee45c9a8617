import type { Type } from '@nestjs/common';
import { ID, TypeMetadataStorage } from '@nestjs/graphql';

/** Properties that an input, or a class of arguments, shows in the schema; inherited ones too. */
function propertiesOf(type: Type) {
  const described = [...TypeMetadataStorage.getInputTypesMetadata(), ...TypeMetadataStorage.getArgumentsMetadata()];
  const bases = new Set<unknown>();
  for (let each: unknown = type; typeof each === 'function'; each = Object.getPrototypeOf(each)) bases.add(each);
  return described.filter(({ target }) => bases.has(target)).flatMap(({ properties = [] }) => properties);
}

/** Names of the properties of an input, or of a class of arguments, that hold an id or a list of ids. */
export const idFieldsOf = (type: Type): string[] => [
  ...new Set(
    propertiesOf(type)
      .filter(({ typeFn }) => typeFn() === ID)
      .map(({ name }) => name),
  ),
];

/** Names of the properties of an input, or of a class of arguments, that hold a list. */
export const listFieldsOf = (type: Type): string[] => [
  ...new Set(
    propertiesOf(type)
      .filter(({ options }) => options.isArray)
      .map(({ name }) => name),
  ),
];
