import { spellingOf } from '../../foundation/text/spelling.ts';
import type { Rules } from '../../rule.ts';

/** A cycle and those that the workspace has beside it. */
export interface CycleAmongOthers {
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly others: readonly { readonly name: string; readonly startsOn: string; readonly endsOn: string }[];
}

/** What seldom is of a cycle. */
export const CYCLE_RULES: Rules<CycleAmongOthers> = {
  'it lasts longer than a day': {
    fields: ['startsOn', 'endsOn'],
    at: ['endsOn'],
    isRefused: false,
    problem: ({ startsOn, endsOn }) =>
      startsOn !== undefined && startsOn === endsOn ? `The cycle lasts a single day, ${startsOn}.` : null,
  },
  'no other has its days': {
    fields: ['startsOn', 'endsOn'],
    at: ['startsOn'],
    isRefused: false,
    problem: ({ startsOn, endsOn, others = [] }) => {
      const hasTwin = others.some((each) => each.startsOn === startsOn && each.endsOn === endsOn);
      return hasTwin ? 'Another cycle has the same days.' : null;
    },
  },
  'no other has its name': {
    fields: ['name'],
    at: ['name'],
    isRefused: false,
    problem: ({ name = '', others = [] }) => {
      const hasTwin = others.some((each) => spellingOf(each.name) === spellingOf(name));
      return hasTwin ? 'Another cycle is called so, however it is spelt.' : null;
    },
  },
};
