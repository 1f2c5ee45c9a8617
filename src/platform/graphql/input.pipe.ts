import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { Refused } from '../../domain/refusal.ts';
import { CalendarReader } from '../calendar/calendar.reader.ts';
import { Fault, Faults } from '../request/fault.ts';
import { complaintsOf } from './complaints.ts';
import { holdsDay, withInstants } from './day-as-instant.ts';
import { hasRules } from './fast-validation.ts';

/**
 * Checks the `input` of a mutation, and the arguments of a query, against their class; tells every complaint at once,
 * those of a mutation as refusals, nested ones with their whole path. A day that was given where an instant is expected
 * becomes that day's first moment in the workspace's zone.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  constructor(private readonly calendar: CalendarReader) {}

  transform(value: unknown, argument: ArgumentMetadata): unknown {
    // Days are rare: what holds none is answered without a wait.
    if (argument.type !== 'body' || !holdsDay(value)) return this.checked(value, argument);
    return this.calendar.zone().then((zone) => this.checked(withInstants(value, zone), argument));
  }

  private checked(value: unknown, { type, data, metatype }: ArgumentMetadata): unknown {
    // Readers take no cursor for the first page, and an empty one is none that we made.
    if (type === 'body') refuseEmptyCursor(value as { after?: unknown; before?: unknown } | null | undefined);
    const isInput = data === 'input';
    // Most arguments, asked of each node, have no rules.
    if (type !== 'body' || metatype === undefined || value === null || value === undefined || !hasRules(metatype))
      return value;
    const refusals = complaintsOf(metatype, value, data === undefined || isInput ? [] : [data]);
    if (refusals.length === 0) return value;
    if (isInput) throw new Refused(refusals);
    throw new Faults('BAD_REQUEST', refusals);
  }
}

function refuseEmptyCursor(args: { after?: unknown; before?: unknown } | null | undefined): void {
  if (args?.after === '') throw new Fault('BAD_REQUEST', '"after" is empty. Leave it out for the first page.');
  if (args?.before === '') throw new Fault('BAD_REQUEST', '"before" is empty. Leave it out for the last page.');
}
