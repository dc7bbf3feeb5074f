import type { TocItem } from 'foliate-js/epub.js';
import type { View } from 'foliate-js/view.js';
import { make } from './shared/dom';
import { wordsOf } from './shared/words';

const PLACE = 'shuyuan.epub.';
const SIZES = [0.85, 1, 1.2, 1.45, 1.75];

interface Located {
  fraction: number;
  cfi: string;
  tocItem?: { label?: string };
}

/**
 * Reads an EPUB inside a sandboxed frame. Attributes: `src`, `resource`, `section` (1-based, from the address, or empty).
 */
class EpubFrame extends HTMLElement {
  private readonly say = wordsOf(this);
  private view!: View;
  private size = 1;

  async connectedCallback(): Promise<void> {
    const status = this.querySelector<HTMLElement>('[role="status"]')!;
    // Chrome 87 to 91 lack the one newer method that the reader leans on.
    if (!('at' in Array.prototype)) Object.defineProperty(Array.prototype, 'at', { value(this: unknown[], n: number) { return this[n < 0 ? this.length + n : n]; } });
    try {
      const { openEpub } = await import('./book/epub');
      const answer = await fetch(this.getAttribute('src')!);
      if (!answer.ok) throw new Error(String(answer.status));
      const book = await openEpub(await answer.blob());
      this.view = document.createElement('foliate-view') as View;
      this.querySelector('.epub-pages')!.append(this.view);
      this.view.addEventListener('relocate', (event) => this.located((event as CustomEvent<Located>).detail));
      this.view.addEventListener('load', (event) => this.key((event as CustomEvent<{ doc: Document }>).detail.doc));
      this.view.addEventListener('external-link', (event) => event.preventDefault());
      await this.view.open(book);
      this.view.renderer.setAttribute('margin', '36px');
      this.style_();
      this.contents(book.toc ?? []);
      const section = Number(this.getAttribute('section'));
      const left = this.left();
      await this.view.init(section > 0 ? { lastLocation: section - 1 } : left ? { lastLocation: left } : { showTextStart: false });
    } catch (broken) {
      console.error(broken);
      status.textContent = this.say('broken');
      return;
    }
    status.hidden = true;
    this.key(document);
    this.querySelectorAll<HTMLButtonElement>('button[data-do]').forEach((button) => {
      button.disabled = false;
      button.addEventListener('click', () => this.act(button.dataset.do ?? ''));
    });
  }

  private act(deed: string): void {
    if (deed === 'next') void this.view.goRight();
    else if (deed === 'previous') void this.view.goLeft();
    else {
      this.size = Math.min(SIZES.length - 1, Math.max(0, this.size + (deed === 'larger' ? 1 : -1)));
      this.style_();
    }
  }

  private key(page: Document): void {
    page.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowLeft' || event.key === 'PageUp') void this.view.goLeft();
      else if (event.key === 'ArrowRight' || event.key === 'PageDown') void this.view.goRight();
    });
  }

  private style_(): void {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    this.view.renderer.setStyles?.(`
      html { font-size: ${100 * (SIZES[this.size] ?? 1)}%; color-scheme: ${dark ? 'dark' : 'light'}; ${dark ? 'color: #e6dfd2;' : ''} }
      body { font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, SimSun, serif; }
      p, li, dd { line-height: 1.8; }
      ${dark ? 'a:link { color: #93c7c4; }' : ''}`);
  }

  private located({ fraction, cfi, tocItem }: Located): void {
    const whole = Math.round(100 * (fraction || 0));
    this.querySelector('[data-where]')!.textContent = [tocItem?.label?.trim(), this.say('read', whole)].filter(Boolean).join(' · ');
    try {
      localStorage.setItem(PLACE + this.getAttribute('resource'), cfi);
    } catch {
      // Without storage only the place is forgotten.
    }
  }

  private left(): string | null {
    try {
      return localStorage.getItem(PLACE + this.getAttribute('resource'));
    } catch {
      return null;
    }
  }

  private contents(toc: TocItem[]): void {
    const list = this.querySelector<HTMLElement>('[data-contents]')!;
    const walk = (items: TocItem[], depth: number): HTMLElement[] => items.flatMap((item) => {
      const button = make('button', { type: 'button', class: `place depth-${depth}` }, make('span', { class: 'words' }, item.label.trim()));
      button.addEventListener('click', () => {
        void this.view.goTo(item.href);
        this.querySelector('details')!.open = false;
      });
      return [make('li', {}, button), ...walk(item.subitems ?? [], Math.min(2, depth + 1))];
    });
    list.replaceChildren(...walk(toc, 0));
    this.querySelector('details')!.hidden = toc.length === 0;
  }
}

customElements.define('epub-frame', EpubFrame);
