import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { invalid, type Refusal, Refused } from '../../domain/refusal.ts';
import { Fault } from '../request/fault.ts';
import { passesValidation } from './fast-validation.ts';

/**
 * Checks the `input` of a mutation, and the arguments of a query, against their class; tells every complaint at once,
 * those of a mutation as refusals, nested ones with their whole path.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, data, metatype }: ArgumentMetadata): Promise<unknown> {
    // Readers take no cursor for the first page, and an empty one is none that we made.
    if (type === 'body') refuseEmptyCursor(value as { after?: unknown; before?: unknown } | null | undefined);
    const isInput = data === 'input';
    // Arguments that stand side by side are checked as one where their class has rules; most, asked of each node, have none.
    if (type !== 'body' || metatype === undefined || !(isInput || (data === undefined && hasRules(metatype))))
      return value;
    const refusals = await complaintsOf(metatype, value);
    if (refusals.length === 0) return value;
    if (isInput) throw new Refused(refusals);
    throw new Fault('BAD_REQUEST', refusals.map(({ message }) => message).join(' '));
  }
}

function refuseEmptyCursor(args: { after?: unknown; before?: unknown } | null | undefined): void {
  if (args?.after === '') throw new Fault('BAD_REQUEST', '"after" is empty. Leave it out for the first page.');
  if (args?.before === '') throw new Fault('BAD_REQUEST', '"before" is empty. Leave it out for the last page.');
}

const ruled = new WeakMap<Type, boolean>();

function hasRules(type: Type): boolean {
  const known = ruled.get(type);
  if (known !== undefined) return known;
  const found = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
  ruled.set(type, found);
  return found;
}

/**
 * Everything that the rules of its class have against a value that stands at `path` of the input. The value is checked
 * as an instance and left as GraphQL made it: no field is dropped or invented.
 */
export async function complaintsOf(type: Type, value: unknown, path: readonly string[] = []): Promise<Refusal[]> {
  if (passesValidation(type, value)) return [];
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
