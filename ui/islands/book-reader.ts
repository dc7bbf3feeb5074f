import { wordsOf } from './shared/words';
import { leave, leftAt } from './player/memory';
import { tell } from './book/reading';
import { Shell } from './book/shell';

/**
 * Reads a PDF here. Attributes: `src`, `resource`, `ticket` (to tell what is read), `left` (the page where a reader who has
 * signed in left it, on any device), `kept` (where bookmarks are kept with the service). The page of the address (`?page=3`)
 * comes first, then the one where the reader left; words of it (`&find=…`) are marked. (An EPUB is read in a frame of its
 * own: epub-frame.ts.)
 */
class BookReader extends HTMLElement {
  connectedCallback(): void {
    void this.open();
  }

  private async open(): Promise<void> {
    const say = wordsOf(this);
    const box = this.querySelector<HTMLElement>('.book-pages')!;
    const resource = this.getAttribute('resource') ?? '';
    const book = await import('./book/pdf-book').then(({ PdfBook }) => PdfBook.open(this.getAttribute('src')!, box, say)).catch((broken: unknown) => {
      console.error(broken);
      Shell.fail(this, say);
    });
    if (!book) return;
    this.querySelector<HTMLElement>('.book-status')!.hidden = true;
    this.classList.add('ready');
    const shell = new Shell(this, book, say, () => this);
    const { pages } = book;
    const number = this.querySelector<HTMLInputElement>('input[name="page"]')!;
    const turned = () => {
      const page = pages.current();
      if (document.activeElement !== number) number.value = String(page);
      leave(resource, page > 1 ? page : 0);
    };
    this.number(number, (page) => pages.goTo(page), () => pages.current(), pages.count);
    book.moved(turned);
    this.addEventListener('keydown', (event) => shell.key(event));
    const asked = new URLSearchParams(location.search);
    const page = Number(asked.get('page'));
    pages.goTo(page || Number(this.getAttribute('left')) || leftAt(resource) || 1);
    turned();
    void shell.finder.follow(asked.getAll('find'), page);
    const ticket = this.getAttribute('ticket');
    if (ticket) tell(() => pages.visible().map((read) => [read - 1, read]), ticket);
    const print = this.querySelector<HTMLFormElement>('.print-form');
    if (print) void import('./book/pdf-print').then(({ offerPrint }) => offerPrint(print, pages, shell.panels, say));
    void shell.open();
  }

  /** The number of the page, to be typed. */
  private number(field: HTMLInputElement, go: (page: number) => number, here: () => number, count: number): void {
    field.max = String(count);
    this.querySelector('[data-count]')!.textContent = String(count);
    const goThere = () => {
      const typed = field.valueAsNumber;
      field.value = String(go(Number.isNaN(typed) ? here() : typed));
    };
    this.querySelector('form[data-go]')!.addEventListener('submit', (event) => {
      event.preventDefault();
      goThere();
    });
    field.addEventListener('change', goThere);
  }
}

customElements.define('book-reader', BookReader);
