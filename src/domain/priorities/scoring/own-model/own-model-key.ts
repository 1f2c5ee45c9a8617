/** Which version of which of a workspace's own models. */
export interface OwnModelName {
  readonly ownModelId: string;
  readonly modelVersion: number;
}

/** Key under which nodes stand by this version: a new version ranks anew, and what ranked by the old one stays. */
export const ownModelKey = ({ ownModelId, modelVersion }: OwnModelName): string => `${ownModelId}@${modelVersion}`;

/** The own model that a key names; null where it names a built-in one. */
export function ownModelNamed(key: string): OwnModelName | null {
  const [, ownModelId, version] = /^([0-9a-f-]{36})@([1-9][0-9]{0,8})$/.exec(key) ?? [];
  return ownModelId === undefined ? null : { ownModelId, modelVersion: Number(version) };
}
