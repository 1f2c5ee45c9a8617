// The sample's tree and feedback as the service would hold them, in memory: profiles of opportunities, counts of terms.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { queryTerms, linkedTerms, ownTerms } from '../../dist/src/domain/research/suggestion/profile.js';
import { mostSpecific, suggest } from '../../dist/src/domain/research/suggestion/suggest.js';

const lines = (...path) =>
  readFileSync(resolve(import.meta.dirname, ...path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Reads what is measured: opportunities of the tree, and items with the keys they support. */
export function readSample({ folder } = {}) {
  const sample = join(import.meta.dirname, '../../src/sample');
  const tree = JSON.parse(readFileSync(join(sample, 'grocery-tree.json'), 'utf8'));
  const momentOf = new Map(tree.moments.map(({ key, title }) => [key, title]));
  const opportunities = [];
  const walk = (nodes, ancestors, under) => {
    for (const { key, title, covers, moment, children } of nodes) {
      const texts = {
        title,
        description: `Covers: ${covers}.`,
        quote: null,
        moment: momentOf.get(moment) ?? null,
        tags: [],
      };
      opportunities.push({ id: key, under, leaf: children.length === 0, texts: { ...texts, ancestors } });
      walk(children, [...ancestors, texts], [...under, key]);
    }
  };
  walk([...tree.opportunities, ...tree.parked], [], []);

  const labels = new Map(lines(folder ?? '.', 'labels.ndjson').map(({ externalId, keys }) => [externalId, keys]));
  const itemOf = ({ externalId, title, quote }, keys) => ({
    id: externalId,
    texts: { title, body: quote, language: null },
    keys,
  });
  const feedback = lines(folder ?? '../../src/sample', 'feedback.ndjson').map((each) =>
    itemOf(each, labels.get(each.externalId)),
  );
  const nearMisses = lines(folder ?? '.', 'hard-none.ndjson').map((each) => itemOf(each, ['none']));
  return { opportunities, feedback, nearMisses };
}

/** Whether an opportunity answers a label: the one it names, or one below it. */
export const answers = (opportunities) => {
  const underOf = new Map(opportunities.map(({ id, under }) => [id, [...under, id]]));
  const inner = new Set(opportunities.filter(({ leaf }) => !leaf).map(({ id }) => id));
  return ({ keys }, id) => keys.some((key) => key === id || (inner.has(key) && underOf.get(id).includes(key)));
};

/** A workspace that holds these opportunities and insights, nothing linked. */
export class Workspace {
  corpus = { opportunities: 0, ownMass: 0, insights: 0, linkedMass: 0 };
  counts = new Map();
  profiles = new Map();
  rows = new Map();
  insightTerms = new Map();

  constructor(opportunities, insights) {
    for (const { id, texts } of opportunities) {
      const own = ownTerms(texts);
      const ownMass = [...own.values()].reduce((sum, each) => sum + each, 0);
      this.profiles.set(id, { opportunityId: id, ownMass, linkedMass: 0 });
      this.corpus.opportunities += 1;
      this.corpus.ownMass += ownMass;
      for (const [term, weight] of own) {
        this.row(id, term).own = weight;
        this.count(term).opportunities += 1;
      }
    }
    for (const each of insights) {
      this.corpus.insights += 1;
      const terms = linkedTerms(each.texts);
      this.insightTerms.set(each, terms);
      for (const term of terms.keys()) this.count(term).insights += 1;
    }
  }

  count(term) {
    if (!this.counts.has(term)) this.counts.set(term, { term, opportunities: 0, insights: 0, linkedMass: 0 });
    return this.counts.get(term);
  }

  row(opportunityId, term) {
    if (!this.rows.has(term)) this.rows.set(term, new Map());
    const rows = this.rows.get(term);
    if (!rows.has(opportunityId)) rows.set(opportunityId, { opportunityId, term, own: 0, linked: 0 });
    return rows.get(opportunityId);
  }

  /** Links (1) or unlinks (-1): only sums change. */
  link(insight, id, sign = 1) {
    const profile = this.profiles.get(id);
    if (profile === undefined) return;
    for (const [term, mass] of this.insightTerms.get(insight)) {
      this.row(id, term).linked += sign * mass;
      this.count(term).linkedMass += sign * mass;
      profile.linkedMass += sign * mass;
      this.corpus.linkedMass += sign * mass;
    }
  }

  suggestFor(insight, candidates, first = 3) {
    const counted = this.insightTerms.get(insight);
    const corpus = { ...this.corpus, insights: this.corpus.insights - (counted ? 1 : 0) };
    const asked = queryTerms(insight.texts);
    const counts = asked
      .filter(({ term }) => this.counts.has(term))
      .map(({ term }) => ({ ...this.counts.get(term), insights: this.counts.get(term).insights - (counted ? 1 : 0) }));
    const terms = mostSpecific(asked, counts, corpus);
    return suggest(
      asked,
      {
        corpus,
        counts,
        profiles: candidates.map((id) => this.profiles.get(id)),
        terms: terms.flatMap(({ term }) => [...(this.rows.get(term)?.values() ?? [])]),
      },
      first,
    );
  }
}
