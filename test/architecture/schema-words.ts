import { elementsOf, type Rule } from './schema-rules.ts';

/**
 * Words that names of the API once had, by the one that they have now (docs/decisions/0028). To ban a word, add a row.
 */
const WORDS: Readonly<Record<string, RegExp>> = {
  ingest: /[pP]ush/,
  'create and remove': /^(Node|KeyResult|Assumption|Insight)LinkInput$|[uU]nlink/,
  'removedId, deletedId': /^(linkId|externalRefId|commentId)$/,
  set: /Unmark|DuplicateMark/,
  'checkInRecord, openQuestionCreate': /^(KeyResultCheckIn|OpenQuestionAsk)Input$/,
  expectedVersion: /^(from|into)Version$/,
  create: /[pP]lanted/,
  reason: /Because$/,
  'the thing itself': /^beside[A-Z]/,
  similar: /^Like[A-Z]|^likelyDuplicates$/,
  earlierLinks: /[tT]eacher|learntFrom/,
  'kind, type': /^(sorts?|assumptionType)$/,
};

export const words: Rule = (schema) =>
  elementsOf(schema).flatMap(([place, name]) =>
    Object.entries(WORDS)
      .filter(([, banned]) => banned.test(name))
      .map(([word]) => `${place} is called by the word for which the API says ${word}`),
  );
