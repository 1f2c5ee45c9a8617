import { TypeMetadataStorage } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, registerDecorator, validate, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import '../../../src/app.module.ts';
import { InsightIngestItemInput } from '../../../src/features/research/insight/insight-ingest.model.ts';
import { complaintsOf } from '../../../src/platform/graphql/complaints.ts';
import { coversRulesOf, passesValidation } from '../../../src/platform/graphql/fast-validation.ts';

type Input = new () => object;

const inputs = TypeMetadataStorage.getInputTypesMetadata().map(({ target }) => target as Input);
const rulesOf = (type: Input) => getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
const isFree = async (type: Input, value: object): Promise<boolean> =>
  (await validate(plainToInstance(type, value), { forbidUnknownValues: false })).length === 0;

const { objects, value: anything } = fc.letrec<{ value: unknown; objects: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      undefined,
      null,
      true,
      '',
      ' ',
      'text',
      'UPSERT',
      'en',
      'x'.repeat(301),
      'a\u0000b',
      'https://example.org',
    ),
    fc.constantFrom(0, -1, 1.5, 7, 1e9, NaN, new Date(0), new Date(8.64e15), '2026-01-31', '12:60'),
    fc.array(fc.constantFrom('text', '', null, 1), { maxLength: 3 }),
    fc.array(tie('objects'), { maxLength: 2 }),
    tie('objects'),
  ),
  objects: fc.dictionary(
    fc.constantFrom(...new Set(inputs.flatMap((type) => rulesOf(type).map(({ propertyName }) => propertyName)))),
    tie('value'),
    { maxKeys: 4 },
  ),
}));

/** Every class with rules of its own, models and settings among them. */
const ruled = [
  ...(
    getMetadataStorage() as unknown as { readonly validationMetadatas: ReadonlyMap<Input, unknown> }
  ).validationMetadatas.keys(),
];

describe('the rules of an input', () => {
  it('are told at once, whatever the class', () => {
    expect(ruled.length).toBeGreaterThan(300);
    const all = new Set([
      ...ruled,
      ...inputs,
      ...TypeMetadataStorage.getArgumentsMetadata().map(({ target }) => target),
    ]);
    expect([...all].filter((type) => !coversRulesOf(type as Input))).toEqual([]);
  });

  it('are not where one of them takes its time, or where the class of what is nested is not said', () => {
    class Slow {}
    const slow = { validate: () => Promise.resolve(true) };
    registerDecorator({ target: Slow, propertyName: 'a', name: 'slow', async: true, options: {}, validator: slow });
    class Unnamed {}
    ValidateNested()(Unnamed.prototype, 'a');
    expect([Slow, Unnamed].map(coversRulesOf)).toEqual([false, false]);
    expect([Slow, Unnamed].map((type) => passesValidation(type, { a: {} }))).toEqual([false, false]);
  });

  it('never hold at once where class-validator finds a fault', async () => {
    expect(inputs.length).toBeGreaterThan(100);
    let sound = 0;
    for (const type of inputs.filter((each) => rulesOf(each).length > 0)) {
      const names = [...new Set(rulesOf(type).map(({ propertyName }) => propertyName))];
      const some = fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
      for (const value of fc.sample(fc.oneof(some, objects), 20))
        if (passesValidation(type, value)) {
          sound += 1;
          expect([type.name, value, await isFree(type, value)]).toEqual([type.name, value, true]);
        }
    }
    expect(sound).toBeGreaterThan(50);
  });

  it('are complained of, at the place of each fault, wherever one of them does not hold', () => {
    for (const type of inputs)
      for (const value of fc.sample(objects, 20))
        expect([type.name, value, complaintsOf(type, value).length > 0]).toEqual([
          type.name,
          value,
          !passesValidation(type, value),
        ]);
  });

  it('hold at once of an insight as integrations send it', async () => {
    const item = {
      operation: 'UPSERT',
      externalId: 'ticket-1',
      kind: 'SUPPORT',
      occurredAt: new Date(0),
      title: 'Late',
      body: 'Two\nlines',
      quotes: [{ text: 'So late', origin: 'VERBATIM' }],
      participant: { externalId: 'p', account: { externalId: 'a' } },
      tags: ['x'],
    };
    expect(passesValidation(InsightIngestItemInput, item)).toBe(true);
    const faults = [
      { externalId: '' },
      { occurredAt: new Date(8.64e15) },

      { tags: ['a\nb'] },
      { quotes: {} },
      { participant: 'p' },
      { quotes: [{ text: '', origin: 'VERBATIM' }] },
      { participant: { externalId: 'p', account: { externalId: 'a\n' } } },
    ];
    for (const fault of faults)
      expect([
        fault,
        passesValidation(InsightIngestItemInput, { ...item, ...fault }),
        await isFree(InsightIngestItemInput, { ...item, ...fault }),
      ]).toEqual([fault, false, false]);
  });
});
