/** A quiz, as the service keeps it. */
export interface Quiz {
  id: string;
  title: string;
  attempts: number;
  counts: string;
  pass: number;
  questions: Question[];
  version: number;
}

export type Kind = 'choice' | 'choices' | 'statement' | 'fill-in' | 'ordering' | 'numeric';

/** What its kind doesn't know may stand there all the same: the service leaves it out. */
export interface Question {
  id?: string;
  kind: Kind;
  words: string;
  explanation: string;
  points: number;
  options?: Option[] | null;
  right?: string[] | null;
  gaps?: string[][] | null;
  value?: number | null;
  tolerance?: number | null;
  relative?: boolean | null;
  unit?: string | null;
}

export interface Option {
  id: string;
  words: string;
}

/** Why the service has not done what it was asked for, in the reader's language. */
export class Refused extends Error {}

export class QuizStore {
  constructor(private readonly quiz: string) {}

  load(): Promise<Quiz> {
    return this.ask({});
  }

  save(quiz: Quiz): Promise<Quiz> {
    return this.ask({ method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(quiz) });
  }

  private async ask(request: RequestInit): Promise<Quiz> {
    const answer = await fetch(`/api/quizzes/${this.quiz}`, { ...request, headers: { ...request.headers, Accept: 'application/json' } });
    const body = await answer.json().catch(() => ({})) as Quiz & { detail?: string; title?: string };
    if (!answer.ok) throw new Refused(body.detail ?? body.title ?? String(answer.status));
    return body;
  }
}
