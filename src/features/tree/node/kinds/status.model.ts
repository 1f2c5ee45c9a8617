import { NODE_KINDS, NODE_STATUSES, type NodeKind, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { TYPE_OF_KIND } from '../tree-node.model.ts';

const describe = (status: keyof typeof NODE_STATUSES): string => NODE_STATUSES[status];

/** The statuses of one kind, as an enum for inputs. */
function statusEnum<Kind extends NodeKind>(kind: Kind): Readonly<Record<StatusOf<Kind>, StatusOf<Kind>>> {
  const own = NODE_KINDS[kind].statuses as readonly StatusOf<Kind>[];
  const table = Object.fromEntries(own.map((status) => [status, describe(status)] as const)) as Record<
    StatusOf<Kind>,
    string
  >;
  return registerEnum(`${TYPE_OF_KIND[kind]}Status`, `How far the work on ${NODE_KINDS[kind].noun} has come.`, table);
}

export const OutcomeStatusEnum = statusEnum('OUTCOME');
export const OpportunityStatusEnum = statusEnum('OPPORTUNITY');
export const SolutionStatusEnum = statusEnum('SOLUTION');
export const ExperimentStatusEnum = statusEnum('EXPERIMENT');
