/** The outline of a course, as the service keeps it. */
export interface Outline {
  version: number;
  sections: Section[];
}

export interface Section {
  id?: string;
  title: string;
  lessons: Lesson[];
}

export interface Lesson {
  id?: string;
  type: 'resource' | 'page' | 'quiz' | 'tool';
  title: string;
  resource?: string | null;
  from?: number | null;
  to?: number | null;
  words?: string;
  quiz?: string | null;
  tool?: string | null;
  share: number;
}

/** Something of the catalog that can become a lesson. */
export interface Found {
  id: string;
  title: string;
  kind: string;
}

/** Why the service has not done what it was asked for, in the reader's language. */
export class Refused extends Error {}

export class Store {
  constructor(private readonly course: string) {}

  async load(): Promise<Outline> {
    return (await this.ask<{ outline: Outline }>(`/api/courses/${this.course}`)).outline;
  }

  save(outline: Outline): Promise<Outline> {
    return this.ask(`/api/courses/${this.course}/outline`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(outline),
    });
  }

  /** The id of a new quiz, which has no questions yet. */
  async quiz(title: string): Promise<string> {
    return (await this.ask<{ id: string }>('/api/quizzes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title }),
    })).id;
  }

  async find(words: string): Promise<Found[]> {
    const answer = await this.ask<{ hits: Found[] }>(`/api/search?size=12&q=${encodeURIComponent(words)}`);
    return answer.hits.filter(({ kind }) => kind !== 'course');
  }

  private async ask<T>(address: string, request: RequestInit = {}): Promise<T> {
    const answer = await fetch(address, { ...request, headers: { ...request.headers, Accept: 'application/json' } });
    const body = await answer.json().catch(() => ({})) as T & { detail?: string; title?: string };
    if (!answer.ok) throw new Refused(body.detail ?? body.title ?? String(answer.status));
    return body;
  }
}
