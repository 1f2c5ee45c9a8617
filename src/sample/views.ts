import type { ApiClient } from './api-client.ts';

/** Lists that the sample team looks at every week. */
const VIEWS = [
  {
    name: 'Nobody heard yet',
    list: 'opportunities',
    filter: { hasEvidence: false, isLeaf: true },
    orderBy: { field: 'TITLE' },
    description: 'Opportunities that rest on no insight: what to ask for in the next conversations.',
  },
  {
    name: 'Waiting insights',
    list: 'insights',
    filter: { statuses: ['INBOX'] },
    description: 'What came in and hangs at no opportunity, for the Monday round.',
  },
];

/** Saves the views of the sample team. */
export async function createViews(client: ApiClient): Promise<void> {
  for (const view of VIEWS) await client.create('savedViewCreate', view.name, view, '');
}
