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

/** What a file of QTI asks, and what it has beside that can't be asked here. */
export interface Found {
  questions: Question[];
  leftOut: string[];
}

/** Why the service has not done what it was asked for, in the reader's language. */
export class Refused extends Error {}

export class QuizStore {
  constructor(private readonly quiz: string) {}

  load(): Promise<Quiz> {
    return this.ask(this.address, {});
  }

  save(quiz: Quiz): Promise<Quiz> {
    return this.ask(this.address, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(quiz) });
  }

  /** Nothing is kept before the quiz is saved. */
  bring(file: File): Promise<Found> {
    return this.ask('/api/quizzes/qti/questions', { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file });
  }

  private get address(): string {
    return `/api/quizzes/${this.quiz}`;
  }

  private async ask<Answered>(address: string, request: RequestInit): Promise<Answered> {
    const answer = await fetch(address, { ...request, headers: { ...request.headers, Accept: 'application/json' } });
    const body = await answer.json().catch(() => ({})) as Answered & { detail?: string; title?: string };
    if (!answer.ok) throw new Refused(body.detail ?? body.title ?? String(answer.status));
    return body;
  }
}
