/** How much of a ranking is read at once; constants of judgement. */
export const RANK_LIMITS = {
  /** Items behind a page that are read to see how far its last band goes. */
  bandLookAhead: {
    value: 20,
    why: 'chosen: as many as a page holds unless said; a longer band says that it goes on',
  },
  /** Nodes looked at for a page when only some fit. */
  lookedAt: {
    value: 5_000,
    why: 'chosen: as many as a tree holds, so that within one outcome no page ends early',
  },
  /** Rows of standings that a page reads when it is not filtered by what is not in the index. */
  read: { value: 200, why: 'chosen: twice the longest page, whatever the size of the workspace' },
  /** Teams whose rankings are merged into one. */
  teams: { value: 20, why: 'chosen: each is a place of its own in the index' },
} as const satisfies Record<string, { readonly value: number; readonly why: string }>;
