import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { isDate } from '../../domain/foundation/calendar/date.ts';
import { instantOf, isInstant } from '../../domain/foundation/calendar/instant.ts';
import { shown } from '../../domain/foundation/text/shown.ts';
import { DayAsInstant, DayAsItsEnd } from './day-as-instant.ts';

/** An instant: RFC 3339 with an offset or Z, or a day, which stands for its first moment. Answers are UTC with milliseconds. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date | DayAsInstant> {
  description =
    'An instant, RFC 3339 with an offset or Z, such as "2026-11-22T09:30:00Z". A date without a time is the first moment of that day in the workspace\'s time zone.';

  serialize(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    // Rows that were read as JSON carry their instants as text.
    if (typeof value === 'string' && isInstant(value)) return instantOf(value).toISOString();
    throw new TypeError('An instant is expected.');
  }

  parseValue(value: unknown): Date | DayAsInstant {
    if (typeof value === 'string' && isInstant(value)) return instantOf(value);
    if (typeof value === 'string' && isDate(value)) return new DayAsInstant(value);
    throw new GraphQLError(`DateTime takes an instant such as "2026-11-22T09:30:00Z", not ${shown(value)}.`);
  }

  parseLiteral(node: ValueNode): Date | DayAsInstant {
    return this.parseValue(node.kind === Kind.STRING ? node.value : null);
  }
}

/** Stands for the scalar in decorators: in TypeScript it is a Date. */
export class PastDateTime {}

/** An instant of the past at which something is looked at: as DateTime, but a day stands for its last moment. */
@Scalar('PastDateTime', () => PastDateTime)
export class PastDateTimeScalar implements CustomScalar<string, Date | DayAsInstant> {
  description =
    'An instant of the past, RFC 3339 with an offset or Z, such as "2026-11-22T09:30:00Z". A date without a time is the last moment of that day in the workspace\'s time zone; today is this moment.';

  serialize(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('An instant is expected.');
  }

  parseValue(value: unknown): Date | DayAsInstant {
    if (typeof value === 'string' && isInstant(value)) return instantOf(value);
    if (typeof value === 'string' && isDate(value)) return new DayAsItsEnd(value);
    throw new GraphQLError(
      `PastDateTime takes a day such as "2026-11-22", or an instant such as "2026-11-22T09:30:00Z", not ${shown(value)}.`,
    );
  }

  parseLiteral(node: ValueNode): Date | DayAsInstant {
    return this.parseValue(node.kind === Kind.STRING ? node.value : null);
  }
}

/** Stands for the scalar in decorators: a date is plain text in TypeScript. */
export class CalendarDate {}

/** A day of the calendar, without time or zone. */
@Scalar('Date', () => CalendarDate)
export class DateScalar implements CustomScalar<string, string> {
  description = 'A day of the calendar, "YYYY-MM-DD", without time or zone.';

  serialize(value: unknown): string {
    if (typeof value === 'string' && isDate(value)) return value;
    throw new TypeError('A date is expected.');
  }

  parseValue(value: unknown): string {
    if (typeof value === 'string' && isDate(value)) return value;
    throw new GraphQLError(`Date takes a day such as "2026-11-22", not ${shown(value)}.`);
  }

  parseLiteral(node: ValueNode): string {
    return this.parseValue(node.kind === Kind.STRING ? node.value : null);
  }
}
