import { stem } from 'porter2';
import { CHOSEN } from '../chosen.ts';
import { COMMON_STEMS } from './common-english.ts';
import { wordsOf } from './words.ts';

/**
 * English function words, which name no subject: pronouns, articles, prepositions, conjunctions, auxiliaries, and parts
 * of contractions. After the list of the Snowball project (Porter, 2001).
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
  it its itself they them their theirs themselves what which who whom whose this that these those am is are was were be
  been being have has had having do does did doing would should could might must may shall can will cannot a an the and
  but if or because as until while of at by for with about against between into through during before after above below
  to from up down in out on off over under again further then once here there when where why how all any both each few
  more most other some such no nor not only own same so than too very just now also ever either neither else every let
  s t m d o y ll re ve ma ain don aren couldn didn doesn hadn hasn haven isn mightn mustn needn shan shouldn wasn weren
  won wouldn`.split(/\s+/u),
);

/** Rarity of common stems, from 0 for the commonest to 0.9. */
const RARITY: ReadonlyMap<string, number> = new Map(
  COMMON_STEMS.flatMap((stems, step) => stems.split(' ').map((each): [string, number] => [each, step / 10])),
);

/** Whether a folded word is an English function word. */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

/** Stems already computed, by word. */
const stems = new Map<string, string>();
const { mostWords, mostCharacters } = CHOSEN.stemCache;

/**
 * Stem of a folded English word by Porter's second algorithm (Porter, 2001); a word with characters beyond a–z is
 * returned as it is.
 */
export function stemmed(word: string): string {
  const before = stems.get(word);
  if (before !== undefined) return before;
  const found = /^[a-z]+$/u.test(word) ? stem(word) : word;
  if (word.length > mostCharacters) return found;
  if (stems.size === mostWords) stems.clear();
  stems.set(word, found);
  return found;
}

/** Rarity of a stem in English at large: 0 for the commonest words, 1 for words rarer than 22 in a million. */
export const rarityInEnglish = (stemOfWord: string): number => RARITY.get(stemOfWord) ?? 1;

const { commonWordShare, fewestWords } = CHOSEN.english;

/**
 * Whether a text is English: by its language tag (BCP 47) or, where that is null, by the share of common English words
 * in it. A text of fewer than five words counts as English.
 */
export function isEnglish(text: string, language: string | null = null): boolean {
  return language === null ? areEnglish(wordsOf(text)) : /^en(-|$)/iu.test(language);
}

/** Whether words are enough to recognise their language: five or more. */
export const areEnoughForLanguage = (words: readonly string[]): boolean => words.length >= fewestWords;

/**
 * Whether the words of a text without a language tag are English; fewer than five, numbers left out, count as English.
 */
export function areEnglish(words: readonly string[]): boolean {
  let [all, common] = [0, 0];
  for (const word of words) {
    if (/^\d+$/u.test(word)) continue;
    all += 1;
    if (isFunctionWord(word) || RARITY.has(stemmed(word))) common += 1;
  }
  return all < fewestWords || common >= all * commonWordShare;
}
