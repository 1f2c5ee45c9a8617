import type { ExampleQuery, KnownId } from './ide-content.ts';
import type { IdeFile } from './ide-file.ts';

/** What the page's own script is told. */
export interface PageSettings {
  /** The key that the headers editor begins with; null leaves a placeholder there. */
  readonly key: string | null;
  readonly examples: readonly ExampleQuery[];
  readonly knownId: KnownId;
}

/** What the page may do: run our scripts and ask us, and nothing else. GraphiQL sets styles of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of the page and of everything it loads. */
export const GUARDS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The page: GraphiQL, and the settings as data that is not run. */
export function pageOf(title: string, files: readonly IdeFile[], settings: PageSettings): string {
  const links = files.map(({ name, type, version }) => {
    const url = `/ide/${name}?v=${version}`;
    if (type.startsWith('text/css')) return `<link rel="stylesheet" href="${url}" />`;
    return name === 'in-browser.js'
      ? `<script type="module" src="${url}"></script>`
      : `<script defer src="${url}"></script>`;
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <style>
      html,
      body,
      #ide {
        height: 100%;
        margin: 0;
      }
    </style>
    ${links.join('\n    ')}
  </head>
  <body>
    <div id="ide">Loading…</div>
    <script type="application/json" id="settings">${dataOf(settings)}</script>
  </body>
</html>
`;
}

/** JSON that cannot end the element it stands in. */
const dataOf = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
