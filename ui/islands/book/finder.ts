import { make } from '../shared/dom';
import type { Words } from '../shared/words';
import type { OpenBook } from './open-book';
import { isWide, type Panels } from './panels';

interface Part {
  text: string;
  marked: boolean;
}

interface Line {
  at: number;
  where: string;
  href: string;
  hits: number;
  passage: { parts: Part[] };
}

interface Found {
  words: string;
  list: Line[];
  spellings: string[];
}

/** The search inside the book: asked of the service, which knows the text of pages that were never transferred. */
export class Finder {
  private readonly box: HTMLInputElement;
  private readonly told: HTMLElement;
  private readonly list: HTMLElement;
  private readonly steps: HTMLElement;
  private lines: Line[] = [];
  private asked = '';
  private asking = 0;
  /** Which line, and which hit on its page. */
  private at: [number, number] = [-1, 0];

  constructor(private readonly host: HTMLElement, private readonly book: OpenBook, private readonly panels: Panels, private readonly say: Words) {
    const panel = panels.panel('find');
    this.box = panel.querySelector('input')!;
    this.told = panel.querySelector('[data-found]')!;
    this.list = panel.querySelector('[data-hits]')!;
    this.steps = host.querySelector('.find-steps')!;
    panel.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.box.value.trim() === this.asked && this.lines.length > 0) void this.step(1);
      else void this.ask([this.box.value]).then(() => this.step(1));
    });
    this.box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.shiftKey || this.lines.length === 0) return;
      event.preventDefault();
      void this.step(-1);
    });
    panels.whenOpen('find', () => this.box.select());
  }

  /** What the address of the page asks for. */
  async follow(words: string[], place: number): Promise<void> {
    if (words.length === 0) return;
    if (isWide() || !place) this.panels.open('find', true);
    await this.ask(words);
    const line = place ? this.lines.findIndex(({ at }) => at === place) : 0;
    if (line >= 0 && this.lines.length > 0) await this.to(line, 0);
    else if (place) await this.book.toMark(place, 0);
  }

  /** Nothing is looked for any more. */
  async end(): Promise<void> {
    await this.ask([]);
    this.host.querySelector<HTMLElement>('[data-panel="find"]')?.focus();
  }

  step(by: 1 | -1): Promise<void> {
    const [line, nth] = this.at;
    const now = this.lines[line];
    if (!now) return this.to(by > 0 ? 0 : this.lines.length - 1, by > 0 ? 0 : -1);
    if (nth + by >= 0 && nth + by < now.hits) return this.to(line, nth + by);
    const next = (line + by + this.lines.length) % this.lines.length;
    return this.to(next, by > 0 ? 0 : -1);
  }

  private async ask(words: string[]): Promise<void> {
    const clean = words.map((each) => each.trim()).filter(Boolean);
    this.asked = clean.join(' ');
    this.box.value = this.asked;
    this.at = [-1, 0];
    const turn = ++this.asking;
    let found: Found = { words: '', list: [], spellings: [] };
    if (clean.length > 0) {
      const query = clean.map((each) => 'find=' + encodeURIComponent(each)).join('&');
      const address = `/api/resources/${this.host.getAttribute('resource')}/inside?${query}`;
      found = await fetch(address, { headers: { Accept: 'application/json' } })
        .then((answer) => answer.ok ? answer.json() as Promise<Found> : Promise.reject(new Error(String(answer.status))))
        // The words themselves are marked at least.
        .catch(() => ({ words: this.say('found-away'), list: [], spellings: clean }));
    }
    if (turn !== this.asking) return;
    this.lines = found.list;
    this.told.textContent = found.words;
    this.steps.hidden = found.list.length === 0;
    this.list.replaceChildren(...found.list.map((line, at) => this.draw(line, at)));
    this.book.mark(found.spellings);
  }

  private draw(line: Line, at: number): HTMLElement {
    const words = make('span', { class: 'words' }, ...line.passage.parts.map(({ text, marked }) => marked ? make('mark', {}, text) : text));
    const link = make('a', { class: 'place', href: line.href }, make('span', { class: 'at' }, line.where), words);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.panels.chosen();
      void this.to(at, 0);
    });
    return make('li', {}, link);
  }

  private async to(line: number, nth: number): Promise<void> {
    const there = this.lines[line];
    if (!there) return;
    this.list.querySelectorAll('[aria-current]').forEach((link) => link.removeAttribute('aria-current'));
    const link = this.list.children[line]?.querySelector('a');
    link?.setAttribute('aria-current', 'true');
    this.at = [line, nth < 0 ? there.hits - 1 : nth];
    const reached = await this.book.toMark(there.at, nth);
    this.at = [line, Math.max(0, reached)];
    if (link && !this.panels.panel('find').hidden) reveal(link);
  }
}

/** In its own list only: the page around stays where it is. */
function reveal(element: HTMLElement): void {
  const box = element.closest<HTMLElement>('.book-panel');
  if (!box) return;
  const { top, bottom } = element.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top) box.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) box.scrollTop += bottom - frame.bottom;
}
