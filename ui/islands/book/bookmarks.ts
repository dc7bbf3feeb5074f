import { make } from '../shared/dom';
import { uuid } from '../shared/uuid';
import type { Words } from '../shared/words';
import type { OpenBook, Stand } from './open-book';
import type { Panels } from './panels';

type Bookmark = Stand & { id: string };

const KEY = 'shuyuan.bookmarks.';

/** Bookmarks of a reader: with the service for whoever has signed in, because computers of a school are shared; else in this browser. */
export class Bookmarks {
  private readonly resource: string;
  private readonly kept: boolean;
  private readonly told: HTMLElement;
  private readonly list: HTMLElement;
  private readonly none: HTMLElement;
  private readonly button: HTMLButtonElement;
  private marks: Bookmark[] = [];

  constructor(host: HTMLElement, private readonly book: OpenBook, private readonly panels: Panels, private readonly say: Words) {
    this.resource = host.getAttribute('resource') ?? '';
    this.kept = host.hasAttribute('kept');
    const panel = panels.panel('bookmarks');
    this.told = panel.querySelector('[data-kept]')!;
    this.list = panel.querySelector('[data-bookmarks]')!;
    this.none = panel.querySelector('[data-none]')!;
    this.button = host.querySelector('[data-panel="bookmarks"]')!;
    panel.querySelector('[data-do="keep"]')!.addEventListener('click', () => void this.keep());
    book.moved(() => this.paintButton());
    void this.load();
  }

  /** Puts one here, unless there is one. */
  async keep(): Promise<void> {
    const here = this.marks.find((mark) => this.book.shows(mark));
    if (here) return this.tell(this.say('kept'));
    const mark = { id: uuid(), ...this.book.here() };
    await this.tried(async () => {
      if (this.kept) await this.ask('PUT', `/${mark.id}`, { place: mark.place, spot: mark.spot, words: mark.words });
      this.marks.push(mark);
      this.store();
      this.tell(this.say('kept'));
    });
  }

  private async remove(mark: Bookmark): Promise<void> {
    await this.tried(async () => {
      if (this.kept) await this.ask('DELETE', `/${mark.id}`);
      this.marks = this.marks.filter((other) => other !== mark);
      this.store();
      this.tell('');
    });
    this.panels.panel('bookmarks').querySelector<HTMLElement>('[data-do="keep"]')!.focus();
  }

  private async load(): Promise<void> {
    if (this.kept) {
      this.marks = await this.ask('GET', '').then((answer) => answer.json() as Promise<Bookmark[]>).catch(() => []);
    } else {
      try {
        this.marks = JSON.parse(localStorage.getItem(KEY + this.resource) ?? '[]') as Bookmark[];
      } catch {
        // A forbidden storage only costs the memory.
      }
    }
    this.paint();
  }

  private store(): void {
    this.marks.sort((one, other) => one.place - other.place);
    if (!this.kept) {
      try {
        localStorage.setItem(KEY + this.resource, JSON.stringify(this.marks));
      } catch {
        // They stay until the page is closed.
      }
    }
    this.paint();
  }

  private paint(): void {
    this.list.replaceChildren(...this.marks.map((mark) => {
      const at = this.book.say(mark.place);
      const go = make('button', { type: 'button', class: 'place' }, make('span', { class: 'at' }, at), make('span', { class: 'words' }, mark.words));
      go.addEventListener('click', () => {
        this.panels.chosen();
        void this.book.go(mark.place, mark.spot);
      });
      const remove = make('button', { type: 'button', class: 'button slim', 'aria-label': this.say('remove-at', at) }, this.say('remove'));
      remove.addEventListener('click', () => void this.remove(mark));
      return make('li', {}, go, remove);
    }));
    this.none.hidden = this.marks.length > 0;
    this.paintButton();
  }

  private paintButton(): void {
    this.button.classList.toggle('has', this.marks.some((mark) => this.book.shows(mark)));
  }

  private tell(words: string): void {
    this.told.textContent = words;
  }

  private async tried(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch {
      this.tell(this.say('kept-not'));
    }
  }

  private async ask(method: string, path: string, sent?: unknown): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (sent) headers['Content-Type'] = 'application/json';
    const answer = await fetch(`/api/resources/${this.resource}/bookmarks${path}`, { method, headers, body: sent ? JSON.stringify(sent) : null });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  }
}
