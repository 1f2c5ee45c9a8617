import { newWorkspace } from '../../support/service.ts';

describe('templates of interviews', () => {
  it("are the two that everybody has and the workspace's own, whose answers keep the question as it was", async () => {
    const client = await newWorkspace();
    const questions = [{ key: 'price', text: 'What did you pay?', elicitation: 'STORY' }];
    const made = await client.mutate<{ ownInterviewTemplate: { id: string; version: number } }>(
      'ownInterviewTemplateCreate',
      { key: 'price', name: 'Price', questions },
      'ownInterviewTemplate { id version }',
    );
    const list = async (archived = false) =>
      (
        await client.data<{ interviewTemplates: { key: string; own: object | null; questions: object[] }[] }>(
          `{ interviewTemplates(includeArchived: ${archived}) { key own { id } questions { key text elicitation } } }`,
        )
      ).interviewTemplates;
    expect((await list()).map(({ key, own, questions: { length } }) => [key, own === null, length])).toEqual([
      ['STORY_BASED', true, 6],
      ['SCRIPTED_SEVEN', true, 7],
      ['price', false, 1],
    ]);
    const codes = async (input: object) =>
      (
        await client.mutate('ownInterviewTemplateCreate', { key: 'other', name: 'x', questions, ...input })
      ).userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(await codes({ key: 'price' })).toEqual(['ALREADY_EXISTS key']);
    expect(await codes({ questions: [...questions, ...questions] })).toEqual(['INVALID_VALUE questions.1.key']);
    expect(await codes({ key: 'STORY_BASED' })).toEqual(['INVALID_VALUE key']);
    expect(await codes({ questions: [] })).toEqual(['INVALID_VALUE questions']);
    const { interview } = await client.mutate<{ interview: { id: string } }>(
      'interviewCreate',
      {
        heldAt: '2026-03-01T00:00:00Z',
        kind: 'INTERVIEW',
        status: 'CANCELLED',
        templateKey: 'price',
        answers: [{ questionKey: 'price', text: 'Nine.' }],
      },
      'interview { id }',
    );
    const { id } = made.ownInterviewTemplate;
    const reworded = [{ key: 'price', text: 'And what does it cost?', elicitation: 'SCRIPTED' }];
    await client.mutate('ownInterviewTemplateUpdate', { id, expectedVersion: 1, questions: reworded });
    await client.mutate('ownInterviewTemplateArchive', { id, expectedVersion: 2, reason: 'Asked enough.' });
    expect((await list()).map(({ key }) => key)).not.toContain('price');
    expect((await list(true)).map(({ key }) => key)).toContain('price');
    const kept = await client.data<{ interview: object }>(
      'query ($id: ID!) { interview: node(id: $id) { ... on Interview { answers { question elicitation } template { key questions { text } } } } }',
      { id: interview.id },
    );
    expect(kept.interview).toEqual({
      answers: [{ question: 'What did you pay?', elicitation: 'STORY' }],
      template: { key: 'price', questions: [{ text: 'And what does it cost?' }] },
    });
  });
});
