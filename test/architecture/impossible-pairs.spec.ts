import { getNamedType, type GraphQLInputObjectType, isInputObjectType } from 'graphql';
import { METRIC_RULES } from '../../src/domain/context/metric/metric-rules.ts';
import { CYCLE_RULES } from '../../src/domain/goals/key-result/cycle-rules.ts';
import { IMPACT_RULES } from '../../src/domain/goals/key-result/impact.ts';
import { TARGET_RULES } from '../../src/domain/goals/key-result/target-rules.ts';
import type { Rules } from '../../src/domain/rule.ts';
import { QUESTION_RULES } from '../../src/domain/tree/discussion/question-rules.ts';
import { EXPERIMENT_RULES, SOLUTION_RULES } from '../../src/domain/tree/node/node-rules.ts';
import { builtSchema } from '../../src/app.schema.ts';

const TABLES: Readonly<Record<string, Rules<never>>> = {
  METRIC_RULES,
  CYCLE_RULES,
  IMPACT_RULES,
  TARGET_RULES,
  QUESTION_RULES,
  EXPERIMENT_RULES,
  SOLUTION_RULES,
};

/** Days and instants of an input, alone and in pairs, and where it is checked that they can be; a reason in words where they are free. */
const DAYS: Readonly<Record<string, string>> = {
  expiresAt: 'free: an instant that is over is refused by the field itself',
  observedAt: 'field: not ahead',
  occurredAt: 'field: not ahead',
  answeredAt: 'field: not ahead',
  sourceUpdatedAt: 'field: not ahead',
  recordedAt: 'check: checkScore',
  heldAt: 'check: checkHeld, for one that took place; a planned one lies ahead',
  expiresOn: 'free: a consent that is over is told as expired',
  startsOn: 'check: a target begins today or before; cycles may lie anywhere',
  endsOn: 'check: checkPeriod',
  endedOn: 'check: checkEnd',
  settledOn: 'check: impactHypothesisSettle',
  decidedOn: 'check: checkDecision',
  revisitOn: 'check: checkDecision',
  baselineOn: 'rule',
  dueOn: 'rule',
  buildingSince: 'rule',
  shippedOn: 'rule',
  startedOn: 'rule',
  concludedOn: 'rule',
  'endsOn startsOn': 'rule',
  'decidedOn revisitOn': 'check: checkDecision',
  'concludedOn startedOn': 'rule',
  'dueOn startedOn': 'rule',
  'concludedOn dueOn': 'free: tests end late, and early',
  'buildingSince shippedOn': 'rule',
  'baselineOn dueOn': 'check: checkImpactDays',
  'occurredAt sourceUpdatedAt': 'free: sources are slow, and their clocks differ',
  'answeredAt sourceUpdatedAt': 'free: sources are slow, and their clocks differ',
  'observedAt sourceUpdatedAt': 'free: sources are slow, and their clocks differ',
};
/** Parts of a whole and ends of a range of an input. */
const PARTS: Readonly<Record<string, string>> = {
  'count of': 'rule',
  'atLeast of': 'rule',
  'lower upper': 'check: checkTarget',
  'max min': 'check: checkDefinition',
  'high low': 'check: assessment',
  'high likely': 'check: assessment',
  'likely low': 'check: assessment',
  'endsAtSeconds startsAtSeconds': 'check: checkIncomingInsight',
  'goal initial': 'rule',
};
const WHOLES = /^(of|count|atLeast|lower|upper|min|max|low|likely|high|goal|initial|startsAtSeconds|endsAtSeconds)$/;

const ruled = new Set(
  Object.values(TABLES).flatMap((rules) =>
    Object.values(rules).flatMap(({ fields, at }) => [...fields, ...at, [...fields].sort().join(' ')]),
  ),
);
const pairsOf = (names: readonly string[]): string[] =>
  names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other].sort().join(' ')));

describe('days and parts that an input takes', () => {
  let inputs: readonly GraphQLInputObjectType[];
  beforeAll(async () => {
    inputs = Object.values((await builtSchema()).getTypeMap())
      .filter(isInputObjectType)
      .filter(({ name }) => !/Filter$|Order$/.test(name));
  });
  const named = (input: GraphQLInputObjectType, holds: (name: string, type: string) => boolean): string[] =>
    Object.values(input.getFields())
      .filter(({ name, type }) => holds(name, getNamedType(type).name))
      .map(({ name }) => name);
  const isDay = (_: string, type: string): boolean => type === 'Date' || type === 'DateTime';

  it('are each in a rule, checked elsewhere, or free for a reason', () => {
    const days = inputs.flatMap((input) => {
      const names = named(input, isDay);
      return [...names, ...pairsOf(names)];
    });
    expect([...new Set(days)].sort()).toEqual(Object.keys(DAYS).sort());
    const parts = inputs.flatMap((input) => pairsOf(named(input, (name) => WHOLES.test(name))));
    const apart = ['goal lower', 'goal upper', 'initial lower', 'initial upper'];
    expect([...new Set(parts)].filter((pair) => !apart.includes(pair)).sort()).toEqual(Object.keys(PARTS).sort());
  });

  it('have a rule where one is said to be', () => {
    const said = Object.entries({ ...DAYS, ...PARTS }).flatMap(([what, where]) => (where === 'rule' ? [what] : []));
    const found = (what: string): boolean => what.split(' ').every((name) => ruled.has(name));
    expect(said.filter((what) => !found(what) && !/^(count|atLeast|goal) /.test(what))).toEqual([]);
    expect(
      Object.values({ ...DAYS, ...PARTS }).filter((where) => !/^(rule$|check: |field: |free: )/.test(where)),
    ).toEqual([]);
  });

  it('are ruled with a sentence each', () => {
    for (const [table, rules] of Object.entries(TABLES))
      for (const [name, { at, fields }] of Object.entries(rules)) {
        expect([table, name, at.length > 0 && fields.length > 0]).toEqual([table, name, true]);
      }
  });
});
