import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

/** Stands for the scalar in decorators: a value as JSON has it. */
export class FieldValue {}

/** The value of any field, as JSON. It is only answered, never taken. */
@Scalar('FieldValue', () => FieldValue)
export class FieldValueScalar implements CustomScalar<unknown, never> {
  description =
    'The value of a field, as JSON writes it where the field itself is answered: a text, a number, true or false, a list or an object. Ids, enum values, days and instants are texts.';

  serialize(value: unknown): unknown {
    return value;
  }

  parseValue(): never {
    throw new GraphQLError('FieldValue is only answered.');
  }

  parseLiteral(): never {
    return this.parseValue();
  }
}
