import { make } from '../shared/dom';
import type { Words } from '../shared/words';
import { Bookmarks } from './bookmarks';
import { Finder } from './finder';
import { isDark, looks, remember, type Looks } from './looks';
import type { Entry, OpenBook } from './open-book';
import { Panels } from './panels';

/** The bar around an open book, and what its buttons do. */
export class Shell {
  readonly finder: Finder;
  readonly panels: Panels;
  private entries: Entry[] = [];

  constructor(private readonly host: HTMLElement, private readonly book: OpenBook, say: Words, full: () => Element) {
    this.panels = new Panels(host);
    this.finder = new Finder(host, book, this.panels, say);
    new Bookmarks(host, book, this.panels, say);
    const deeds: Record<string, () => void> = {
      next: () => book.turn(1),
      previous: () => book.turn(-1),
      larger: () => book.size(1),
      smaller: () => book.size(-1),
      'hit-next': () => void this.finder.step(1),
      'hit-previous': () => void this.finder.step(-1),
      'hit-end': () => void this.finder.end(),
      full: () => void (document.fullscreenElement ? document.exitFullscreen() : full().requestFullscreen()),
    };
    host.querySelectorAll<HTMLButtonElement>('button[data-do]').forEach((button) => {
      const deed = deeds[button.dataset.do ?? ''];
      button.disabled = false;
      if (deed) button.addEventListener('click', deed);
      // A phone may have none.
      if (button.dataset.do === 'full' && !document.fullscreenEnabled) button.hidden = true;
    });
    this.choose();
    book.moved(() => this.paintContents());
    this.panels.whenOpen('contents', () => this.paintContents());
  }

  async open(): Promise<void> {
    this.entries = await this.book.contents().catch(() => []);
    const panel = this.panels.panel('contents');
    panel.querySelector<HTMLElement>('[data-none]')!.hidden = this.entries.length > 0;
    panel.querySelector('[data-contents]')!.replaceChildren(...this.entries.map((entry) => {
      const button = make('button', { type: 'button', class: `place depth-${entry.depth}` }, make('span', { class: 'words' }, entry.title), make('span', { class: 'at' }, entry.at));
      button.addEventListener('click', () => {
        this.panels.chosen();
        entry.go();
      });
      return make('li', {}, button);
    }));
    this.paintContents();
  }

  /** A key that was pressed somewhere in the book. */
  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element | null)?.matches?.('input, textarea, select')) return;
    if (event.key !== '/') return;
    event.preventDefault();
    this.panels.open('find');
  }

  private choose(): void {
    const panel = this.panels.panel('looks');
    const spread = panel.querySelector<HTMLInputElement>('[name="spread"]')!;
    const now = looks();
    spread.checked = now.spread ?? this.book.two;
    panel.querySelectorAll<HTMLInputElement>('[name="look"]').forEach((radio) => {
      radio.checked = radio.value === now.look;
      radio.addEventListener('change', () => this.look(remember({ look: radio.value as Looks['look'] })));
    });
    spread.addEventListener('change', () => this.look(remember({ spread: spread.checked })));
    matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', () => this.look(looks()));
    this.look(now);
  }

  private look(now: Looks): void {
    this.host.dataset.look = now.look === 'auto' ? (isDark('auto') ? 'device-dark' : 'device') : now.look;
    this.book.look(now);
  }

  private paintContents(): void {
    const buttons = this.panels.panel('contents').querySelectorAll('[data-contents] button');
    const here = this.entries.reduce((last, entry, at) => entry.here() ? at : last, -1);
    buttons.forEach((button, at) => {
      if (at === here) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    });
  }

  /** Says why nothing can be read. */
  static fail(host: HTMLElement, say: Words): void {
    host.querySelector<HTMLElement>('.book-status')!.textContent = say('broken');
  }
}
