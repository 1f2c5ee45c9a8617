import { Person } from './features/people/person.model.ts';
import { ApiKey, ApiKeySecret } from './features/workspace/api-key.model.ts';
import { Workspace } from './features/workspace/workspace.model.ts';

/** Every model that has a table. */
export const ENTITIES = [Workspace, ApiKey, ApiKeySecret, Person];
