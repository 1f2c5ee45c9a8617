import { GRAPHQL_RESPONSE, PLAIN_JSON, responseTypeFor } from './accept-header.ts';

describe('the media type of a response', () => {
  it.each([
    [undefined, PLAIN_JSON],
    ['', PLAIN_JSON],
    ['*/*', PLAIN_JSON],
    ['application/*', PLAIN_JSON],
    ['application/graphql-response+json', GRAPHQL_RESPONSE],
    ['application/graphql-response+json; charset=utf-8, application/json; charset=utf-8', GRAPHQL_RESPONSE],
    ['application/json, application/graphql-response+json', GRAPHQL_RESPONSE],
    ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_RESPONSE],
    ['application/graphql-response+json;q=0.5, application/json', PLAIN_JSON],
    ['application/json', PLAIN_JSON],
    ['Application/JSON; charset="UTF-8"', PLAIN_JSON],
    ['application/json, */*;q=0.1', PLAIN_JSON],
    ['text/html, application/json;q=0.5', PLAIN_JSON],
    ['application/graphql-response+json;q=0, */*', PLAIN_JSON],
    ['application/json, multipart/mixed', PLAIN_JSON],
    ['application/json;q=0, */*', GRAPHQL_RESPONSE],
    ['application/json;q=0', null],
    ['text/html, image/*', null],
    ['application/json; charset=latin1', null],
    ['application/json; version=2', null],
  ])('that a caller prefers by "%s" is %s', (header, type) => {
    expect(responseTypeFor(header)).toBe(type);
  });
});
