import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
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
    return this.parseValue(node.kind === Kind.OBJECT ? valueFromASTUntyped(node) : null);
  }
}
