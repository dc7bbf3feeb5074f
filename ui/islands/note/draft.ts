import { uuid } from '../shared/uuid';
import type { Note } from './store';

/**
 * A note that isn't written down yet. It lies in this browser until it is: a line that is away, and a page that is closed, lose
 * nothing. Others who use the same machine don't get to see it.
 */
export class Draft {
  private readonly key: string;
  private note: Note | undefined;

  constructor(resource: string, writer: string) {
    this.key = `shuyuan.note.${writer}.${resource}`;
    try {
      this.note = (JSON.parse(localStorage.getItem(this.key) ?? 'null') as Note | null) ?? undefined;
    } catch {
      // A forbidden storage only costs the memory.
    }
  }

  get now(): Note | undefined {
    return this.note;
  }

  /** It stands at the place where it was begun. */
  keep(words: string, here: number): Note | undefined {
    this.note = words.trim() ? { id: this.note?.id ?? uuid(), place: this.note?.place ?? here, words } : undefined;
    try {
      if (this.note) localStorage.setItem(this.key, JSON.stringify(this.note));
      else localStorage.removeItem(this.key);
    } catch {
      // It still stands in the box.
    }
    return this.note;
  }
}
