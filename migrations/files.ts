/** Every migration's file, oldest first. Empty in the source: the build replaces this file by one that imports them all. */
export const FILES: readonly { readonly exported: Readonly<Record<string, unknown>> }[] = [];
