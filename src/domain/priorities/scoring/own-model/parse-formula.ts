import { CHOSEN } from '../../chosen.ts';
import { FormulaFault, type Place } from './formula-place.ts';
import { type Word, wordsOfFormula } from './formula-words.ts';
import { BINDS, type Operation, type Type } from './operation.ts';
import { FUNCTIONS, type OperationKey, OPERATIONS } from './operations.ts';

/** A part of a formula. */
export type Term =
  | { readonly kind: 'NUMBER'; readonly value: number; readonly type: Type; readonly place: Place }
  | { readonly kind: 'FACTOR'; readonly name: string; readonly type: Type; readonly place: Place }
  | {
      readonly kind: 'APPLY';
      readonly operation: OperationKey;
      readonly terms: readonly Term[];
      readonly type: Type;
      readonly place: Place;
    };

const { mostCharacters, mostDepth, mostTerms } = CHOSEN.formula;

const IN_WORDS: Readonly<Record<Type, string>> = {
  NUMBER: 'a number',
  TRUTH: 'something that holds or not, such as effort > 2',
};

/**
 * Reads a formula: operator precedence parsing (Vaughan Pratt, Top Down Operator Precedence, 1973). Nothing is run: what
 * comes out is a tree of what `OPERATIONS` knows, so it can neither recurse nor reach anything but its factors.
 *
 * @throws FormulaFault at the first place that makes no sense, saying what was expected there
 */
export function parseFormula(text: string): Term {
  const length = Array.from(text).length;
  if (length > mostCharacters)
    throw new FormulaFault(`A formula has up to ${mostCharacters} characters; this has ${length}.`, {
      line: 1,
      column: 1,
    });
  return new FormulaParser(wordsOfFormula(text)).whole();
}

class FormulaParser {
  private at = 0;
  private depth = 0;
  private terms = 0;

  constructor(private readonly words: readonly Word[]) {}

  whole(): Term {
    const term = this.term(0);
    if (this.next.kind !== 'END') this.expected('an operator or the end');
    if (term.type !== 'NUMBER')
      throw new FormulaFault('The whole formula is a number; put the comparison into if(…, …, …).', term.place);
    return term;
  }

  /** A part whose signs bind at least as strongly as `least`. */
  private term(least: number): Term {
    this.depth += 1;
    if (this.depth > mostDepth)
      throw new FormulaFault(`Parts lie up to ${mostDepth} deep within each other.`, this.next.place);
    let left = this.first();
    for (let infix = this.infix(); infix && OPERATIONS[infix].binds >= least; infix = this.infix()) {
      const { place } = this.take();
      const { binds } = OPERATIONS[infix];
      left = this.apply(infix, [left, this.term(infix === '^' ? binds : binds + 1)], place);
    }
    this.depth -= 1;
    return left;
  }

  private first(): Term {
    const { kind, text, place } = this.next;
    if (kind === 'NUMBER') {
      this.take();
      return this.counted({ kind, value: this.number(text, place), type: 'NUMBER', place });
    }
    if (kind === 'SIGN' && text === '-') return this.prefix('negate', BINDS.negate);
    if (kind === 'NAME' && text === 'not') return this.prefix('not', BINDS.not);
    if (kind === 'NAME' && FUNCTIONS.includes(text)) return this.call(text as OperationKey);
    if (kind === 'NAME' && text !== 'and' && text !== 'or') {
      this.take();
      if (this.isSign('('))
        throw new FormulaFault(`There is no function ${text}; there are ${FUNCTIONS.join(', ')}.`, place);
      return this.counted({ kind: 'FACTOR', name: text, type: 'NUMBER', place });
    }
    if (!this.isSign('(')) this.expected('a number, a factor, a function or "("');
    this.take();
    const term = this.term(0);
    this.sign(')', 'an operator or ")"');
    return term;
  }

  private prefix(operation: OperationKey, binds: number): Term {
    const { place } = this.take();
    return this.apply(operation, [this.term(binds)], place);
  }

  private call(operation: OperationKey): Term {
    const { place } = this.take();
    this.sign('(', '"("');
    const terms = [this.term(0)];
    while (this.isSign(',')) {
      this.take();
      terms.push(this.term(0));
    }
    this.sign(')', 'an operator, "," or ")"');
    return this.apply(operation, terms, place);
  }

  private apply(operation: OperationKey, terms: readonly Term[], place: Place): Term {
    const { takes, gives, more }: Operation = OPERATIONS[operation];
    if (terms.length < takes.length || (terms.length > takes.length && !more)) {
      const many = `${takes.length}${more ? ' or more' : ''} ${takes.length === 1 && !more ? 'argument' : 'arguments'}`;
      throw new FormulaFault(`${operation}(…) takes ${many}; ${terms.length} are given.`, place);
    }
    terms.forEach((term, index) => {
      const type = takes[Math.min(index, takes.length - 1)] ?? 'NUMBER';
      if (term.type !== type)
        throw new FormulaFault(
          `${IN_WORDS[type]} is expected for "${operation === 'negate' ? '-' : operation}" here, not ${IN_WORDS[term.type]}.`,
          term.place,
        );
    });
    return this.counted({ kind: 'APPLY', operation, terms, type: gives, place });
  }

  private counted(term: Term): Term {
    this.terms += 1;
    if (this.terms > mostTerms) throw new FormulaFault(`A formula has up to ${mostTerms} parts.`, term.place);
    return term;
  }

  private number(text: string, place: Place): number {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new FormulaFault('The number is too large.', place);
    return value;
  }

  private get next(): Word {
    const word = this.words[Math.min(this.at, this.words.length - 1)];
    if (!word) throw new Error('The words of a formula have an end.');
    return word;
  }

  private take(): Word {
    const { next } = this;
    this.at += 1;
    return next;
  }

  private infix(): OperationKey | null {
    const { kind, text } = this.next;
    if (kind === 'NAME') return text === 'and' || text === 'or' ? text : null;
    return kind === 'SIGN' && text in OPERATIONS ? (text as OperationKey) : null;
  }

  private isSign(text: string): boolean {
    return this.next.kind === 'SIGN' && this.next.text === text;
  }

  private sign(text: string, expected: string): void {
    if (!this.isSign(text)) this.expected(expected);
    this.take();
  }

  private expected(what: string): never {
    const { kind, text, place } = this.next;
    throw new FormulaFault(`Expected ${what}; found ${kind === 'END' ? 'the end' : JSON.stringify(text)}.`, place);
  }
}
