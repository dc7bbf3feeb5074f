import type { OpenBook } from './open-book';

const KEY = 'shuyuan.epub.';
const WAIT_MS = 1500;

/** The place where a reader leaves a book that flows: with the service for whoever has signed in, so that it is there on any device; else in this browser. */
export class Left {
  private readonly resource: string;
  private readonly kept: boolean;
  private told = '';
  private timer = 0;

  constructor(private readonly host: HTMLElement) {
    this.resource = host.getAttribute('resource') ?? '';
    this.kept = host.hasAttribute('kept');
  }

  get spot(): string {
    if (this.kept) return this.host.getAttribute('left') ?? '';
    try {
      return localStorage.getItem(KEY + this.resource) ?? '';
    } catch {
      return '';
    }
  }

  follow(book: OpenBook): void {
    this.told = book.here().spot;
    const write = () => {
      clearTimeout(this.timer);
      const { place, spot } = book.here();
      if (!spot || spot === this.told) return;
      this.told = spot;
      if (this.kept) {
        void fetch(`/api/resources/${this.resource}/left`, {
          method: 'PUT', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ place, spot }),
        }).catch(() => { this.told = ''; });
        return;
      }
      try {
        localStorage.setItem(KEY + this.resource, spot);
      } catch {
        // Without storage only the place is forgotten.
      }
    };
    book.moved(() => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(write, WAIT_MS);
    });
    window.addEventListener('pagehide', write);
  }
}
