/** Name of a version of a workspace's own model. */
export interface OwnModelName {
  readonly ownModelId: string;
  readonly modelVersion: number;
}

/** Key of ranking entries by a version: a new version has entries of its own, and those of the old one stay. */
export const ownModelKey = ({ ownModelId, modelVersion }: OwnModelName): string => `${ownModelId}@${modelVersion}`;

/** Own model that a key names; null for the key of a built-in model. */
export function ownModelNamed(key: string): OwnModelName | null {
  const [, ownModelId, version] = /^([0-9a-f-]{36})@([1-9][0-9]{0,8})$/.exec(key) ?? [];
  return ownModelId === undefined ? null : { ownModelId, modelVersion: Number(version) };
}
