/** A compiled file: its path below the folder that was searched, and what it exports. */
export interface FoundFile {
  readonly path: string;
  readonly exported: Readonly<Record<string, unknown>>;
}

/** Every file of every feature. Empty in the source: the build replaces this file by one that imports them all. */
export const FILES: readonly FoundFile[] = [];
