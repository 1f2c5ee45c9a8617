import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsNumber, IsOptional, Max, MaxDate, Min, ValidateBy, ValidateIf } from 'class-validator';
import { checkText, type TextLimits } from '../../domain/foundation/text/check-text.ts';

interface Bounds {
  readonly min?: number;
  readonly max: number;
  /** Whether line breaks and tabs may stand in it. */
  readonly lines?: boolean;
  readonly each?: boolean;
}

/** A text of so many characters, without control characters; blank counts as empty. */
export const Text = ({ min = 1, max, lines = false, each = false }: Bounds): PropertyDecorator => {
  const limits: TextLimits = { min, max, multiline: lines };
  const validate = (value: unknown): boolean => typeof value === 'string' && checkText(value, limits) === null;
  return ValidateBy({ name: 'text', constraints: [limits], validator: { validate } }, { each });
};

/** One line, 1 to 200 characters. */
export const Line = (max = 200): PropertyDecorator => Text({ max });

/** Any number of lines, up to `max` characters; may be left out or null. */
export const Prose = (max = 10_000): PropertyDecorator =>
  applyDecorators(IsOptional(), Text({ min: 0, max, lines: true }));

/** One line that may be left out or null. */
export const OptionalLine = (max = 200): PropertyDecorator => applyDecorators(IsOptional(), Text({ max }));

/** A list of up to `most` lines; may be left out, but is not null. */
export const Lines = (most: number, max: number): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    ArrayMaxSize(most),
    Text({ max, each: true }),
  );

/** Most ids that one argument filters by. Chosen: more than a person picks by hand. */
export const MOST_FILTERED_BY = 100;

/** A list of ids to filter by, at most 100; may be left out or null. */
export const FilterIds = (): PropertyDecorator => applyDecorators(IsOptional(), ArrayMaxSize(MOST_FILTERED_BY));

/** Most texts that one argument filters by. Chosen: more than a person types by hand. */
const MOST_TEXTS_FILTERED_BY = 20;

/** A list of texts to filter by, at most 20, each of 1 to `max` characters; may be left out or null. */
export const FilterTexts = (max: number): PropertyDecorator =>
  applyDecorators(IsOptional(), ArrayMaxSize(MOST_TEXTS_FILTERED_BY), Text({ max, each: true }));

/** A finite number within bounds, both ends included; may be left out or null. */
export const Within = (min: number, max: number): PropertyDecorator =>
  applyDecorators(IsOptional(), IsNumber({ allowNaN: false, allowInfinity: false }), Min(min), Max(max));

/** How far ahead of ours a clock may be, in milliseconds. Chosen: far more than clocks differ, far less than a day. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** An instant that is not in the future. */
export const NotAhead = (): PropertyDecorator =>
  MaxDate(() => new Date(Date.now() + CLOCKS_DIFFER_MS), {
    message: '$property takes an instant that is not in the future',
  });

/** A key by which a repeated create is recognised. */
export const IdempotencyKey = (): PropertyDecorator => OptionalLine(255);

/** An http or https address of up to `max` characters that people can follow. */
export const WebAddress = (max = 2_000): PropertyDecorator => {
  const validate = (value: unknown): boolean =>
    typeof value === 'string' &&
    value.length <= max &&
    /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/iu.test(value) &&
    URL.canParse(value);
  return ValidateBy({ name: 'webAddress', constraints: [max], validator: { validate } });
};
