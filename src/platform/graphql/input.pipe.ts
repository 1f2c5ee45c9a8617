import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type Refusal, refusal, Refused } from '../../domain/refusal.ts';

/** Checks the `input` of a mutation against its class; tells every complaint at once, nested ones with their whole path. */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, data, metatype }: ArgumentMetadata): Promise<unknown> {
    if (type !== 'body' || data !== 'input' || metatype === undefined) return value;
    // Validated as an instance of its class, handed on as GraphQL made it: no field is dropped or invented.
    const instance = plainToInstance(metatype, value) as object;
    const complaints = await validate(instance, { forbidUnknownValues: false });
    if (complaints.length > 0) throw new Refused(complaints.flatMap((complaint) => refusalsOf(complaint, [])));
    return value;
  }
}

function refusalsOf({ property, constraints, children }: ValidationError, above: readonly string[]): Refusal[] {
  const path = [...above, property];
  return [
    ...Object.values(constraints ?? {}).map((problem) => refusal('INVALID_VALUE', { problem: `${problem}.` }, path)),
    ...(children ?? []).flatMap((child) => refusalsOf(child, path)),
  ];
}
