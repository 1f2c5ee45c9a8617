import { createHash } from 'node:crypto';

/**
 * Digest of everything that an item says except when its source last changed it: equal digests mean equal states. Neither
 * the order of fields nor the difference between null and a field left out changes it.
 */
export function contentDigest(item: { readonly sourceUpdatedAt?: Date | null }): string {
  const { sourceUpdatedAt: _, ...content } = item;
  const ordered = JSON.stringify(content, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, each]) => each !== null && each !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value,
  );
  return createHash('sha256').update(ordered).digest('base64url');
}
