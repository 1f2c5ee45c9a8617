import { CHOSEN } from '../../chosen.ts';
import { FormulaFault, type TextPosition } from './formula-fault.ts';
import { type Token, tokensOf } from './formula-tokens.ts';
import { PRECEDENCE, type Operation, type Type } from './operation.ts';
import { FUNCTIONS, type OperationKey, OPERATIONS } from './operations.ts';

/** A part of a formula: a node of its syntax tree. */
export type Term =
  | { readonly kind: 'NUMBER'; readonly value: number; readonly type: Type; readonly position: TextPosition }
  | { readonly kind: 'FACTOR'; readonly name: string; readonly type: Type; readonly position: TextPosition }
  | {
      readonly kind: 'APPLY';
      readonly operation: OperationKey;
      readonly terms: readonly Term[];
      readonly type: Type;
      readonly position: TextPosition;
    };

const { mostCharacters, mostDepth, mostTerms } = CHOSEN.formula;

const IN_WORDS: Readonly<Record<Type, string>> = {
  NUMBER: 'a number',
  TRUTH: 'something that holds or not, such as effort > 2',
};

/**
 * Parses a formula by operator precedence (Vaughan Pratt, Top Down Operator Precedence, 1973). The result is a syntax
 * tree of `OPERATIONS`, so that a formula can neither recurse nor read anything but its factors.
 *
 * @throws FormulaFault at the first syntax error, with what is expected there
 */
export function parseFormula(text: string): Term {
  const length = Array.from(text).length;
  if (length > mostCharacters)
    throw new FormulaFault(`A formula has up to ${mostCharacters} characters; this has ${length}.`, {
      line: 1,
      column: 1,
    });
  return new FormulaParser(tokensOf(text)).whole();
}

class FormulaParser {
  private at = 0;
  private depth = 0;
  private terms = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Term {
    const term = this.term(0);
    if (this.next.kind !== 'END') this.expected('an operator or the end');
    if (term.type !== 'NUMBER')
      throw new FormulaFault('The whole formula is a number; put the comparison into if(…, …, …).', term.position);
    return term;
  }

  /** Parses a part whose operators have a precedence of `least` or more. */
  private term(least: number): Term {
    this.depth += 1;
    if (this.depth > mostDepth)
      throw new FormulaFault(`Parts lie up to ${mostDepth} deep within each other.`, this.next.position);
    let left = this.first();
    for (let infix = this.infix(); infix && OPERATIONS[infix].precedence >= least; infix = this.infix()) {
      const { position } = this.take();
      const { precedence } = OPERATIONS[infix];
      left = this.apply(infix, [left, this.term(infix === '^' ? precedence : precedence + 1)], position);
    }
    this.depth -= 1;
    return left;
  }

  private first(): Term {
    const { kind, text, position } = this.next;
    if (kind === 'NUMBER') {
      this.take();
      return this.counted({ kind, value: this.number(text, position), type: 'NUMBER', position });
    }
    if (kind === 'SIGN' && text === '-') return this.prefix('negate', PRECEDENCE.negate);
    if (kind === 'NAME' && text === 'not') return this.prefix('not', PRECEDENCE.not);
    if (kind === 'NAME' && FUNCTIONS.includes(text)) return this.call(text as OperationKey);
    if (kind === 'NAME' && text !== 'and' && text !== 'or') {
      this.take();
      if (this.isSign('('))
        throw new FormulaFault(`There is no function ${text}; there are ${FUNCTIONS.join(', ')}.`, position);
      return this.counted({ kind: 'FACTOR', name: text, type: 'NUMBER', position });
    }
    if (!this.isSign('(')) this.expected('a number, a factor, a function or "("');
    this.take();
    const term = this.term(0);
    this.sign(')', 'an operator or ")"');
    return term;
  }

  private prefix(operation: OperationKey, precedence: number): Term {
    const { position } = this.take();
    return this.apply(operation, [this.term(precedence)], position);
  }

  private call(operation: OperationKey): Term {
    const { position } = this.take();
    this.sign('(', '"("');
    const terms = [this.term(0)];
    while (this.isSign(',')) {
      this.take();
      terms.push(this.term(0));
    }
    this.sign(')', 'an operator, "," or ")"');
    return this.apply(operation, terms, position);
  }

  private apply(operation: OperationKey, terms: readonly Term[], position: TextPosition): Term {
    const { takes, gives, more }: Operation = OPERATIONS[operation];
    if (terms.length < takes.length || (terms.length > takes.length && !more)) {
      const many = `${takes.length}${more ? ' or more' : ''} ${takes.length === 1 && !more ? 'argument' : 'arguments'}`;
      throw new FormulaFault(`${operation}(…) takes ${many}; ${terms.length} are given.`, position);
    }
    terms.forEach((term, index) => {
      const type = takes[Math.min(index, takes.length - 1)] ?? 'NUMBER';
      if (term.type !== type)
        throw new FormulaFault(
          `${IN_WORDS[type]} is expected for "${operation === 'negate' ? '-' : operation}" here, not ${IN_WORDS[term.type]}.`,
          term.position,
        );
    });
    return this.counted({ kind: 'APPLY', operation, terms, type: gives, position });
  }

  private counted(term: Term): Term {
    this.terms += 1;
    if (this.terms > mostTerms) throw new FormulaFault(`A formula has up to ${mostTerms} parts.`, term.position);
    return term;
  }

  private number(text: string, position: TextPosition): number {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new FormulaFault('The number is too large.', position);
    return value;
  }

  private get next(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)];
    if (!token) throw new Error('The words of a formula have an end.');
    return token;
  }

  private take(): Token {
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
    const { kind, text, position } = this.next;
    throw new FormulaFault(`Expected ${what}; found ${kind === 'END' ? 'the end' : JSON.stringify(text)}.`, position);
  }
}
