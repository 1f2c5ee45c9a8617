import { stem } from 'porter2';
import { COMMON_STEMS } from './common-english.ts';
import { wordsOf } from './words.ts';

/**
 * English words that hold sentences together and tell no subject: pronouns, articles, prepositions, conjunctions,
 * auxiliaries, and what is left of contractions. After the list of the Snowball project (Porter, 2001).
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

/** Steps from 0, among the commonest, to 1, rarer than all on the list. */
const TELLING: ReadonlyMap<string, number> = new Map(
  COMMON_STEMS.flatMap((stems, step) => stems.split(' ').map((each): [string, number] => [each, step / 10])),
);

/** Whether a folded word only holds English sentences together. */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

/** The stem of a folded English word, by Porter's second algorithm (Porter, 2001); others than a–z stay as they are. */
export const stemmed = (word: string): string => (/^[a-z]+$/u.test(word) ? stem(word) : word);

/** How much a stem tells in English at large: 0 among the commonest words, 1 for those rarer than 22 in a million. */
export const tellingInEnglish = (stemOfWord: string): number => TELLING.get(stemOfWord) ?? 1;

/** Share of a text's words that must be common English ones. Chosen: English texts have 0.6 and more, others 0.3. */
const ENGLISH_SHARE = 0.45;
/** Words from which on a text's own words decide. Chosen: a title of three is too short to tell. */
export const ENOUGH_WORDS = 5;

/**
 * Whether a text is to be read as English: by its language tag (BCP 47), or, where that is null, by the share of common
 * English words in it; a text of fewer than five words counts as English.
 */
export function isEnglish(text: string, language: string | null = null): boolean {
  if (language !== null) return /^en(-|$)/iu.test(language);
  const words = wordsOf(text).filter((word) => !/^\d+$/u.test(word));
  const common = words.filter((word) => isFunctionWord(word) || TELLING.has(stemmed(word)));
  return words.length < ENOUGH_WORDS || common.length >= words.length * ENGLISH_SHARE;
}
