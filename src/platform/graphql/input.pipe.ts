import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalid, type Refusal, Refused } from '../../domain/refusal.ts';
import { Fault } from './fault.ts';

/**
 * Checks the `input` of a mutation against its class; tells every complaint at once, nested ones with their whole path.
 * Of other arguments it checks what all lists have in common.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, data, metatype }: ArgumentMetadata): Promise<unknown> {
    // Readers take no cursor for the first page, and an empty one is none that we made.
    if (type === 'body' && (value as { after?: unknown } | null | undefined)?.after === '')
      throw new Fault('BAD_REQUEST', '"after" is empty. Leave it out for the first page.');
    if (type !== 'body' || data !== 'input' || metatype === undefined) return value;
    const refusals = await complaintsOf(metatype, value);
    if (refusals.length > 0) throw new Refused(refusals);
    return value;
  }
}

/**
 * Everything that the rules of its class have against a value that stands at `path` of the input. The value is checked
 * as an instance and left as GraphQL made it: no field is dropped or invented.
 */
export async function complaintsOf(type: Type, value: unknown, path: readonly string[] = []): Promise<Refusal[]> {
  const instance = plainToInstance(type, value) as object;
  const complaints = await validate(instance, { forbidUnknownValues: false });
  return complaints.flatMap((complaint) => refusalsOf(complaint, path));
}

function refusalsOf({ property, constraints, children }: ValidationError, above: readonly string[]): Refusal[] {
  const path = [...above, property];
  return [
    ...Object.values(constraints ?? {}).map((problem) => invalid(`${problem}.`, path)),
    ...(children ?? []).flatMap((child) => refusalsOf(child, path)),
  ];
}
