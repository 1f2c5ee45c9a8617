// The order of test files: what takes longest begins first, so that no worker is left alone with it in the end. Jest knows
// how long each took last time; on a fresh clone it goes by size, which says little of files that start processes.
import Sequencer from '@jest/test-sequencer';

/** Slowest first, by how long they took on two cores. */
const SLOW = [
  'security/tenants',
  'fault/start',
  'fault/embedded-database',
  'fault/sample',
  'api/platform/reading-plan',
  'fault/boot',
  'fault/ingest',
  'fault/pool',
  'fault/kill',
  'api/research/consent-expiry',
  'api/platform/docs',
  'fault/tree-model',
  'security/exceptions',
  'api/platform/fault',
  'fault/tree-race',
  'fault/stop',
  'api/platform/health',
  'api/priorities/ranking',
  'api/priorities/ranking-plan',
  'api/platform/statements',
  'api/platform/input-rules',
  'api/context/api-key',
  'architecture/schema',
  'api/research/triage-plan',
];

export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = SLOW.findIndex((name) => path.replaceAll('\\', '/').endsWith(`test/${name}.spec.js`));
      return place === -1 ? SLOW.length : place;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
