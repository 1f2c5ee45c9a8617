import { type Client, look } from './service.ts';

/** Lets the moment pass from which the figures of a cycle are final: it is moved to the present. */
export const pastFinal = async (client: Client, cycleId: string): Promise<void> => {
  await look(client, 'UPDATE cycle SET final_at = now() WHERE id = $1', [cycleId]);
};
