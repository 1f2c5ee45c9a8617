import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, type ValueNode, valueFromASTUntyped } from 'graphql';

/** Stands for the scalar in decorators: what an input of the schema takes, as JSON has it. */
export class InputObject {
  [field: string]: unknown;
}

/** An input of the schema as a value of its own, which is kept and used as that input later. */
@Scalar('InputObject', () => InputObject)
export class InputObjectScalar implements CustomScalar<unknown, InputObject> {
  description =
    'What an input of the schema takes, as a JSON object: `{"statuses": ["OPEN"]}`. Enum values, ids, days and instants are texts.';

  serialize(value: unknown): unknown {
    return value;
  }

  parseValue(value: unknown): InputObject {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as InputObject;
    throw new GraphQLError('An InputObject is a JSON object with the fields of an input, such as {"text": "late"}.');
  }

  parseLiteral(node: ValueNode, variables?: Readonly<Record<string, unknown>> | null): InputObject {
    return this.parseValue(valueFromASTUntyped(node, variables));
  }
}
