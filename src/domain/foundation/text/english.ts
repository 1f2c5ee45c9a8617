import { stem } from 'porter2';
import { CHOSEN } from '../chosen.ts';
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

/** Stems of words that were asked for; people say the same few thousand over and over. */
const known = new Map<string, string>();
const { mostWords, mostCharacters } = CHOSEN.stemCache;

/** The stem of a folded English word, by Porter's second algorithm (Porter, 2001); others than a–z stay as they are. */
export function stemmed(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const found = /^[a-z]+$/u.test(word) ? stem(word) : word;
  if (word.length > mostCharacters) return found;
  if (known.size === mostWords) known.clear();
  known.set(word, found);
  return found;
}

/** How much a stem tells in English at large: 0 among the commonest words, 1 for those rarer than 22 in a million. */
export const tellingInEnglish = (stemOfWord: string): number => TELLING.get(stemOfWord) ?? 1;

const { commonWordShare, fewestWords } = CHOSEN.english;

/**
 * Whether a text is to be read as English: by its language tag (BCP 47), or, where that is null, by the share of common
 * English words in it; a text of fewer than five words counts as English.
 */
export function isEnglish(text: string, language: string | null = null): boolean {
  return language === null ? areEnglish(wordsOf(text)) : /^en(-|$)/iu.test(language);
}

/** Whether these words are enough to recognise their language: five or more. */
export const areEnoughForLanguage = (words: readonly string[]): boolean => words.length >= fewestWords;

/** As `isEnglish`, of the words of a text whose language is not known. */
export function areEnglish(words: readonly string[]): boolean {
  let [all, common] = [0, 0];
  for (const word of words) {
    if (/^\d+$/u.test(word)) continue;
    all += 1;
    if (isFunctionWord(word) || TELLING.has(stemmed(word))) common += 1;
  }
  return all < fewestWords || common >= all * commonWordShare;
}
