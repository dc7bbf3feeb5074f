/** What a reader has written at a second of a film or a page of a book. */
export interface Note {
  /** Made here: a note that is sent again because its answer was lost stands there once. */
  id: string;
  place: number;
  words: string;
}

/** Why the service has not done what it was asked for, in the reader's language. */
export class Refused extends Error {}

export class Store {
  private readonly address: string;

  constructor(resource: string) {
    this.address = `/api/resources/${resource}/notes`;
  }

  load(): Promise<Note[]> {
    return this.ask<Note[]>('GET', this.address);
  }

  write(note: Note): Promise<Note> {
    return this.ask<Note>('POST', this.address, note);
  }

  change({ id, place, words }: Note): Promise<Note> {
    return this.ask<Note>('PUT', `${this.address}/${id}`, { place, words });
  }

  async remove({ id }: Note): Promise<void> {
    await this.ask('DELETE', `${this.address}/${id}`);
  }

  private async ask<T>(method: string, address: string, sent?: unknown): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (sent) headers['Content-Type'] = 'application/json';
    const answer = await fetch(address, { method, headers, body: sent ? JSON.stringify(sent) : null });
    const body = await answer.json().catch(() => ({})) as T & { detail?: string; title?: string };
    if (!answer.ok) throw new Refused(body.detail ?? body.title ?? String(answer.status));
    return body;
  }
}
