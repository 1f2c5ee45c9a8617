import { withoutMarkup } from '../../foundation/text/markup.ts';
import { CHOSEN } from '../chosen.ts';

const WEIGHTS = CHOSEN.searchedTexts;

/** Name of a text by which nodes are found: the property that holds it or, with `Id`, names what holds it. */
export type TextName = keyof typeof WEIGHTS;

/** For what a text is read: where nodes are searched, as what an opportunity says, for the opportunities below it. */
export type TextUse = keyof (typeof WEIGHTS)[TextName];

/** The texts of a node by their names; what is left out says nothing. */
export type NodeTexts = {
  readonly [Name in TextName]?: string | readonly string[] | { readonly text: string } | null;
};

/** Names of the texts that are read for a use, in their order. */
export const textsFor = (use: TextUse): TextName[] =>
  (Object.keys(WEIGHTS) as TextName[]).filter((name) => WEIGHTS[name][use] > 0);

/** What the texts of a node say that are read for a use, without markup, in their order, each with what a word in it weighs. */
export const weightedTexts = (texts: NodeTexts, use: TextUse): (readonly [text: string, weight: number])[] =>
  textsFor(use).map((name) => [withoutMarkup(wordsIn(texts[name])), WEIGHTS[name][use]]);

/** Whether a change of these properties is one of what a node says. */
export const isReworded = (set: object): boolean =>
  Object.keys(WEIGHTS).some((name) => name in set || `${name}Id` in set);

function wordsIn(text: NodeTexts[TextName]): string {
  if (typeof text === 'string') return text;
  if (!text) return '';
  return 'text' in text ? text.text : text.join(' ');
}
