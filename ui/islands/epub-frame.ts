import { wordsOf } from './shared/words';
import { Left } from './book/left';
import { hear, tellPage } from './book/neighbour';
import { tell } from './book/reading';
import { Shell } from './book/shell';
import type { EpubBook } from './book/epub-book';

/**
 * Reads an EPUB inside a sandboxed frame. Attributes: `src`, `resource`, `section` (1-based, from the address, or empty),
 * `pages` (that the book says it has, or empty), `ticket` (to tell what is read; one behind the `#` of the address comes
 * first, from a page whose session stands in its address), `kept` and `left` (the CFI) for a reader who has signed in. Words
 * of the address (`?find=…`) are marked.
 */
class EpubFrame extends HTMLElement {
  connectedCallback(): void {
    void this.open();
  }

  private async open(): Promise<void> {
    const say = wordsOf(this);
    // Chrome 87 to 91 lack the one newer method that the reader leans on.
    if (!('at' in Array.prototype)) Object.defineProperty(Array.prototype, 'at', { value(this: unknown[], n: number) { return this[n < 0 ? this.length + n : n]; } });
    const asked = new URLSearchParams(location.search);
    const section = Number(this.getAttribute('section'));
    const left = new Left(this);
    let shell: Shell | undefined;
    const book = await import('./book/epub-book').then(async ({ EpubBook }) => {
      const answer = await fetch(this.getAttribute('src')!);
      if (!answer.ok) throw new Error(String(answer.status));
      const open = await EpubBook.open(await answer.blob(), this.querySelector<HTMLElement>('.epub-pages')!, say);
      open.view.addEventListener('load', (event) => this.keys((event as CustomEvent<{ doc: Document }>).detail.doc, open, () => shell));
      open.moved(() => this.moved(open, say('read', Math.round(100 * open.fraction()))));
      shell = new Shell(this, open, say, () => document.documentElement);
      this.offerPrint(open);
      await open.view.init(section > 0 ? { lastLocation: section - 1 } : left.spot ? { lastLocation: left.spot } : { showTextStart: false });
      return open;
    }).catch((broken: unknown) => {
      console.error(broken);
      Shell.fail(this, say);
    });
    if (!book || !shell) return;
    this.querySelector<HTMLElement>('.book-status')!.hidden = true;
    this.classList.add('ready');
    this.keys(document, book, () => shell);
    hear('go', () => window.parent, (to) => void book.go(to));
    hear('ask', () => window.parent, () => tellPage(book.here().place));
    this.measure(book);
    await shell.finder.follow(asked.getAll('find'), section);
    left.follow(book);
    void shell.open();
  }

  private moved(book: EpubBook, read: string): void {
    this.querySelector('[data-where]')!.textContent = [book.heading(), read].filter(Boolean).join(' · ');
    tellPage(book.here().place);
  }

  /** In the pages that the book counts, or else in its sections. */
  private measure(book: EpubBook): void {
    const ticket = decodeURIComponent(location.hash.slice(1)) || this.getAttribute('ticket');
    const scale = (Number(this.getAttribute('pages')) || book.sections) / book.sections;
    const round = (section: number) => Math.round(1000 * scale * section) / 1000;
    if (ticket) tell(() => [[round(book.seen()[0]), round(book.seen()[1])]], ticket);
  }

  private offerPrint(book: EpubBook): void {
    this.querySelector('.print-form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      const doc = book.shown()?.doc;
      if (doc) void import('./book/epub-print').then(({ printChapter }) => printChapter(doc));
    });
  }

  private keys(page: Document, book: EpubBook, shell: () => Shell | undefined): void {
    page.addEventListener('keydown', (event) => {
      if ((event.target as Element | null)?.closest?.('input, textarea, [role="radiogroup"], fieldset')) return;
      if (event.key === 'ArrowLeft' || event.key === 'PageUp') book.turn(-1);
      else if (event.key === 'ArrowRight' || event.key === 'PageDown') book.turn(1);
      else shell()?.key(event);
    });
  }
}

customElements.define('epub-frame', EpubFrame);
