/** Media type of a GraphQL response: a client that reads it goes by the body, whatever the status is. */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
/** Media type of a GraphQL response for clients that know no other; they trust a body only where the status is 2xx. */
export const PLAIN_JSON = 'application/json';

/** Media type in which a response can be written. */
export type ResponseType = typeof GRAPHQL_RESPONSE | typeof PLAIN_JSON;

interface MediaRange {
  readonly type: string;
  /** Preference from 0, not at all, to 1. */
  readonly quality: number;
}

/**
 * Media type that a caller prefers, of those that we write; null where the Accept header takes neither. Of two that are
 * equally welcome it is the GraphQL one where the header names it, and else the one that every client knows.
 */
export function responseTypeFor(header: string | undefined): ResponseType | null {
  if (header === undefined || header.trim() === '') return PLAIN_JSON;
  const ranges = header.split(',').flatMap(rangeOf);
  const [modern, plain] = [qualityOf(GRAPHQL_RESPONSE, ranges), qualityOf(PLAIN_JSON, ranges)];
  if (modern === 0 && plain === 0) return null;
  const isNamed = ranges.some(({ type }) => type === GRAPHQL_RESPONSE);
  return modern > plain || (modern === plain && isNamed) ? GRAPHQL_RESPONSE : PLAIN_JSON;
}

/** A range of an Accept header; none where it asks for more than a media type in UTF-8. */
function rangeOf(text: string): MediaRange[] {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [quality = 'q=1', ...others] = parameters
    .filter((each) => !/^charset="?utf-8"?$/.test(each))
    .sort(qualityFirst);
  if (others.length > 0 || !/^q=[01](\.\d{0,3})?$/.test(quality)) return [];
  return [{ type, quality: Number(quality.slice(2)) }];
}

const qualityFirst = (one: string, other: string): number =>
  Number(other.startsWith('q=')) - Number(one.startsWith('q='));

/** The most exact range decides, as RFC 9110 has it. */
function qualityOf(type: ResponseType, ranges: readonly MediaRange[]): number {
  for (const named of [type, 'application/*', '*/*']) {
    const found = ranges.filter((range) => range.type === named);
    if (found.length > 0) return Math.max(...found.map(({ quality }) => quality));
  }
  return 0;
}
