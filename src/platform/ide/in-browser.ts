// Runs in the browser, as it is compiled: it imports nothing but types.
import type { PageSettings } from './page.ts';

interface Store {
  getItem(key: string): string | null;
}
interface Page {
  readonly document: { getElementById(id: string): { readonly textContent: string } };
  readonly localStorage: Store;
  readonly React: { createElement(component: unknown, properties: object): unknown };
  readonly ReactDOM: { createRoot(element: unknown): { render(content: unknown): void } };
  readonly GraphiQL: { createFetcher(options: { url: string }): unknown };
}
const { document, localStorage, React, ReactDOM, GraphiQL } = globalThis as unknown as Page;

const settings = JSON.parse(document.getElementById('settings').textContent) as PageSettings;
const headers = JSON.stringify({ Authorization: `Bearer ${settings.key ?? 'ost_… (your key)'}` }, null, 2);
const { variable, placeholder } = settings.knownId;
const variables = JSON.stringify({ [variable]: (await knownId()) ?? placeholder }, null, 2);

const defaultTabs = settings.examples.map(({ says, query }) => ({
  query: `# ${says}\n${query}\n`,
  variables: query.includes(`$${variable}`) ? variables : '',
  headers,
}));

ReactDOM.createRoot(document.getElementById('ide')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs,
    defaultHeaders: headers,
    defaultEditorToolsVisibility: 'headers',
    isHeadersEditorEnabled: true,
    // The key is never written to the browser's disk.
    shouldPersistHeaders: false,
    showPersistHeadersSettings: false,
    storage: tabsWithHeaders(localStorage),
  }),
);

/** The id that the examples ask about; null without a key, and while there is none. */
async function knownId(): Promise<string | null> {
  if (settings.key === null) return null;
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${settings.key}` },
      body: JSON.stringify({ query: settings.knownId.query }),
    });
    const { data } = (await response.json()) as { data?: Record<string, { nodes: { id: string }[] } | null> | null };
    return Object.values(data ?? {})[0]?.nodes[0]?.id ?? null;
  } catch {
    return null;
  }
}

/** The browser's store of tabs. Headers are not kept in it, so tabs that come from it get the ones to begin with. */
function tabsWithHeaders(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'getItem') return (key: string) => withHeaders(key, target.getItem(key));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function withHeaders(key: string, kept: string | null): string | null {
  if (key !== 'graphiql:tabState' || kept === null) return kept;
  const state = JSON.parse(kept) as { tabs: { headers?: string | null }[] };
  return JSON.stringify({ ...state, tabs: state.tabs.map((tab) => ({ ...tab, headers: tab.headers ?? headers })) });
}
