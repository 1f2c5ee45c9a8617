import { MODEL_OF_KIND } from './features/tree/kinds/model-of-kind.ts';
import { TreeNode } from './features/tree/tree-node.model.ts';
import { Person } from './features/people/person.model.ts';
import { ApiKey, ApiKeySecret } from './features/workspace/api-key.model.ts';
import { Workspace } from './features/workspace/workspace.model.ts';

/** Every model that has a table. */
export const ENTITIES = [Workspace, ApiKey, ApiKeySecret, Person, TreeNode, ...Object.values(MODEL_OF_KIND)];
