/** Functions of the schema that the application's role may call; the migration that makes one adds it here. */
export const APPLICATION_FUNCTIONS = ['refresh_statistics()', 'workspaces_with_ended_consent()'];
