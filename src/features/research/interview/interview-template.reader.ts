import { Injectable } from '@nestjs/common';
import { INTERVIEW_TEMPLATES } from '../../../domain/research/interview/interview-template.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { InterviewTemplate, OwnInterviewTemplate } from './interview-template.model.ts';

/** Most templates of one answer, built-in and archived ones included. */
export const MOST_TEMPLATES = 200;

const BUILT_IN: readonly InterviewTemplate[] = Object.entries(INTERVIEW_TEMPLATES).map(([key, template]) => ({
  key,
  ...template,
  own: null,
}));

/** Reads the templates that interviews follow: built-in ones and the workspace's own. */
@Injectable()
export class InterviewTemplateReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * Every template, built-in ones first; one statement.
   *
   * @param archived whether archived ones are included
   */
  async all(archived: boolean): Promise<InterviewTemplate[]> {
    const own = await this.db.sql<OwnInterviewTemplate>`
      SELECT ${() => this.columns.of(OwnInterviewTemplate, 'template')} FROM own_interview_template AS template
      WHERE workspace_id = ${currentCaller().workspaceId} AND (${archived} OR archived_at IS NULL)
      ORDER BY id LIMIT ${MOST_TEMPLATES - BUILT_IN.length}`;
    return [...BUILT_IN, ...own.map(templateOf)];
  }

  /** Number of the workspace's own templates that are in use. */
  async inUse(): Promise<number> {
    const [found] = await this.db.sql<{ count: string }>`
      SELECT count(*) FROM own_interview_template WHERE workspace_id = ${currentCaller().workspaceId} AND archived_at IS NULL`;
    return Number(found?.count ?? 0);
  }

  /** The template of a key, archived or not; null where there is none. One statement for all keys of a request. */
  byKey(key: string | null): Promise<InterviewTemplate | null> {
    if (key === null) return Promise.resolve(null);
    const load = async (keys: readonly string[]): Promise<(InterviewTemplate | null)[]> => {
      const known = await this.byKeys(keys);
      return keys.map((each) => known.get(each) ?? null);
    };
    return currentRequest()
      .loader('InterviewTemplate.byKey', () => new Loader(load))
      .load(key);
  }

  /** Templates as they are now, by key; one statement at most. */
  async byKeys(keys: readonly string[]): Promise<ReadonlyMap<string, InterviewTemplate>> {
    const wanted = [...new Set(keys)];
    const ownKeys = wanted.filter((key) => !BUILT_IN.some((each) => each.key === key));
    const own =
      ownKeys.length === 0
        ? []
        : await this.db.sql<OwnInterviewTemplate>`
          SELECT ${() => this.columns.of(OwnInterviewTemplate, 'template')} FROM own_interview_template AS template
          WHERE workspace_id = ${currentCaller().workspaceId} AND key = ANY(${ownKeys}::text[])`;
    const known = groupRowsById(wanted, [...BUILT_IN, ...own.map(templateOf)], ({ key }) => key);
    return new Map(known.flatMap(([template]) => (template ? [[template.key, template]] : [])));
  }
}

/** The workspace's own template as a template. */
const templateOf = (own: OwnInterviewTemplate): InterviewTemplate => {
  const { key, name, description, questions } = own;
  return { key, name, description, questions, own };
};
