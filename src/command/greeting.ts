import type { Config } from '../platform/config.ts';

/**
 * The first lines that a start prints: where to ask, with which key, and where to try.
 *
 * @param url address that the service listens on, without a slash at the end
 * @param key the sample's key; null when no sample was planted
 */
export function greeting(url: string, config: Config, key: string | null): string[] {
  return [
    `GraphQL  ${url}/graphql`,
    ...(key === null ? [] : [`Key      ${key}`]),
    ...(config.servesIde ? [`IDE      ${url}/`] : []),
  ];
}
