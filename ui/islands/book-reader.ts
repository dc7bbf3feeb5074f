import { make } from './shared/dom';
import { wordsOf, type Words } from './shared/words';
import { leave, leftAt } from './player/memory';
import { tell } from './book/reading';
import type { PdfPages } from './book/pdf';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const WIDEST = 880;

/**
 * Reads a PDF here. Attributes: `src`, `resource`, `ticket` (to tell what is read), `left` (the page where a reader who has
 * signed in left it, on any device). The page of the address (`?page=3`) comes first, then the one where the reader left.
 * (An EPUB is read in a frame of its own: epub-frame.ts.)
 */
class BookReader extends HTMLElement {
  private say!: Words;
  private pages: PdfPages | undefined;
  private box!: HTMLElement;
  private zoom = ZOOMS.indexOf(1);

  connectedCallback(): void {
    this.say = wordsOf(this);
    this.box = this.querySelector<HTMLElement>('.book-pages')!;
    void this.open();
  }

  private get number(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[name="page"]')!;
  }

  private async open(): Promise<void> {
    const status = this.querySelector<HTMLElement>('[role="status"]')!;
    try {
      const { PdfPages } = await import('./book/pdf');
      this.pages = await PdfPages.open(this.getAttribute('src')!, this.box, this.say);
    } catch (broken) {
      console.error(broken);
      status.textContent = this.say('broken');
      return;
    }
    status.hidden = true;
    this.fit();
    this.listen(this.pages);
    const asked = Number(new URLSearchParams(location.search).get('page'));
    this.pages.goTo(asked || Number(this.getAttribute('left')) || leftAt(this.resource) || 1);
    this.turned();
    const ticket = this.getAttribute('ticket');
    if (ticket) tell(() => this.pages!.visible(), ticket);
    void this.contents(this.pages);
  }

  private get resource(): string {
    return this.getAttribute('resource') ?? '';
  }

  private listen(pages: PdfPages): void {
    this.number.max = String(pages.count);
    this.querySelector('[data-count]')!.textContent = String(pages.count);
    this.querySelectorAll<HTMLButtonElement>('button[data-do]').forEach((button) => {
      button.disabled = false;
      button.addEventListener('click', () => this.act(button.dataset.do ?? '', pages));
    });
    const goThere = () => {
      const typed = this.number.valueAsNumber;
      this.number.value = String(pages.goTo(Number.isNaN(typed) ? pages.current() : typed));
    };
    this.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      goThere();
    });
    this.number.addEventListener('change', goThere);
    let told = 0;
    this.box.addEventListener('scroll', () => {
      cancelAnimationFrame(told);
      told = requestAnimationFrame(() => this.turned());
    }, { passive: true });
    window.addEventListener('resize', () => this.fit());
  }

  private act(deed: string, pages: PdfPages): void {
    if (deed === 'next') pages.goTo(pages.current() + 1);
    else if (deed === 'previous') pages.goTo(pages.current() - 1);
    else if (deed === 'full') void (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen());
    else {
      this.zoom = Math.min(ZOOMS.length - 1, Math.max(0, this.zoom + (deed === 'larger' ? 1 : -1)));
      this.fit();
    }
  }

  private fit(): void {
    const room = Math.min(WIDEST, this.box.clientWidth - 24);
    this.pages?.resize(Math.floor(room * (ZOOMS[this.zoom] ?? 1)));
  }

  private turned(): void {
    const page = this.pages!.current();
    if (document.activeElement !== this.number) this.number.value = String(page);
    leave(this.resource, page > 1 ? page : 0);
  }

  private async contents(pages: PdfPages): Promise<void> {
    const entries = await pages.outline();
    const list = document.querySelector<HTMLElement>('[data-contents]');
    if (!list || entries.length === 0) return;
    list.replaceChildren(...entries.map(({ title, page, depth }) => {
      const link = make('a', { class: `place depth-${depth}`, href: `?page=${page}` }, make('span', { class: 'words' }, title), make('span', { class: 'at' }, String(page)));
      link.addEventListener('click', (event) => {
        event.preventDefault();
        pages.goTo(page);
        list.closest('details')!.open = false;
      });
      return make('li', {}, link);
    }));
    list.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
  }
}

customElements.define('book-reader', BookReader);
