import { Injectable } from '@nestjs/common';
import { inTableOrder, type SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { Database } from '../../../platform/database/database.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import type { SensingChannels } from './sensing-channel.model.ts';

/**
 * The channels of the insights that are evidence of a node, as SQL for a text[]. This is the only definition of the derived
 * channels. A node without evidence has none.
 *
 * @param workspace SQL for the id of the workspace
 * @param node alias of the node's row
 */
const derivedChannels = (workspace: string, node: string): string =>
  `ARRAY(SELECT DISTINCT sensing_channel FROM counting_evidence WHERE workspace_id = ${workspace} AND target_id = ${node}.id)`;

/** The channels that count for a node, as SQL for a text[]: those set by people, or else those of its evidence. */
export const channelsThatCount = (workspace: string, node: string): string =>
  `COALESCE(${node}.sensing_channels_override, ${derivedChannels(workspace, node)})`;

/** Reads the sensing channels of opportunities. */
@Injectable()
export class SensingChannelReader {
  constructor(private readonly db: Database) {}

  /** Sensing channels of an opportunity; one statement for all opportunities of a request. */
  async of({ id, sensingChannelsOverride }: Opportunity): Promise<SensingChannels> {
    const derived = inTableOrder(await this.derived(id));
    const overridden = sensingChannelsOverride !== null;
    return { channels: overridden ? inTableOrder(sensingChannelsOverride) : derived, derived, overridden };
  }

  private derived(id: string): Promise<readonly SensingChannel[]> {
    return currentRequest()
      .loader(
        SensingChannelReader,
        () =>
          new Loader(async (ids: readonly string[]) => {
            const rows = await this.db.sql<{ id: string; channels: SensingChannel[] }>`
              SELECT node.id, ${() => derivedChannels('node.workspace_id', 'node')} AS channels FROM tree_node AS node
              WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.id = ANY(${ids}::uuid[])`;
            const known = new Map(rows.map(({ id, channels }) => [id, channels]));
            return ids.map((id) => known.get(id) ?? []);
          }),
      )
      .load(id);
  }
}
