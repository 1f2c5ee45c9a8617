import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { lostDigits } from '../../domain/foundation/text/lost-digits.ts';
import { checkMetadata, type MetadataValue } from '../../domain/foundation/ingestion/metadata.ts';

/** Stands for the scalar in decorators. */
export class Metadata {
  [name: string]: MetadataValue;
}

/** What a source says of a thing beyond our fields: flat, and bounded. */
@Scalar('Metadata', () => Metadata)
export class MetadataScalar implements CustomScalar<Metadata, Metadata> {
  description =
    'A flat JSON object: up to 50 names of up to 100 characters with texts of up to 1,000 characters, numbers, booleans or nulls; 4,000 bytes in all.';

  serialize(value: unknown): Metadata {
    return value as Metadata;
  }

  parseValue(value: unknown): Metadata {
    const problem = checkMetadata(value);
    if (problem !== null) throw new GraphQLError(`Metadata ${problem}.`);
    return value as Metadata;
  }

  parseLiteral(node: ValueNode): Metadata {
    if (node.kind !== Kind.OBJECT) return this.parseValue(null);
    for (const { name, value } of node.fields) {
      const lost = 'value' in value && value.kind !== Kind.STRING ? lostDigits(String(value.value)) : null;
      if (lost !== null) throw new GraphQLError(`Metadata has a value of "${name.value}" that ${lost}.`);
    }
    return this.parseValue(valueFromASTUntyped(node));
  }
}
