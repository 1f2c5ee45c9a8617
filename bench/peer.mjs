// A program of its own: PostGraphile 5 on the same tables, as the same role, with the same number of connections.
// Usage: node peer.mjs <database url> <workspace id>. It prints its address once it answers.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { TYPES } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

// All of Node 22 that it misses in Node 20.
Promise.withResolvers ??= () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

const [connectionString, workspaceId] = process.argv.slice(2);

/** It knows no xid8, which the change log has; nothing here asks for it, but its schema has to build. */
const Xid8Plugin = {
  name: 'Xid8Plugin',
  version: '1.0.0',
  gather: {
    hooks: {
      pgCodecs_findPgCodec(info, event) {
        if (!event.pgCodec && event.pgType.typname === 'xid8') event.pgCodec = TYPES.text;
      },
    },
  },
};

/** @type {import('graphile-config').GraphileConfig.Preset} */
const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [Xid8Plugin],
  // Its own global ids are of no use here.
  disablePlugins: ['NodePlugin'],
  pgServices: [makePgService({ connectionString, schemas: ['public'], pubsub: false, poolConfig: { max: 10 } })],
  schema: { defaultBehavior: '-connection +list +orderBy -insert -update -delete', dontSwallowErrors: true },
  grafast: {
    explain: false,
    context: { pgSettings: { 'app.workspace_id': workspaceId, TimeZone: 'UTC' } },
  },
  grafserv: { graphiql: false, watch: false, graphqlPath: '/graphql', maxRequestLength: 1_000_000 },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Peer  http://127.0.0.1:${server.address().port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
