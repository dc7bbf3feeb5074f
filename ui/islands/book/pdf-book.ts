import type { Words } from '../shared/words';
import { remember, looks, type Looks } from './looks';
import type { Entry, OpenBook, Stand } from './open-book';
import { PdfPages } from './pdf';
import { outline } from './pdf-contents';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const PLAIN = ZOOMS.indexOf(1);
const WIDEST = 880;
/** Two pages on less are no pages to read. */
const ROOM_FOR_TWO = 900;
const WORDS = 60;

/** A PDF that lies open. */
export class PdfBook implements OpenBook {
  readonly two = false;
  private zoom = looks().zoom ?? PLAIN;
  private spread = false;

  private constructor(readonly pages: PdfPages, private readonly words: Words) {
    new ResizeObserver(() => this.fit()).observe(pages.box);
  }

  static async open(address: string, box: HTMLElement, say: Words): Promise<PdfBook> {
    return new PdfBook(await PdfPages.open(address, box, say), say);
  }

  here(): Stand {
    const place = this.pages.current();
    return { place, spot: '', words: this.pages.words(place).slice(0, WORDS) };
  }

  shows({ place }: { place: number }): boolean {
    return this.pages.current() === place || this.pages.visible().includes(place);
  }

  async go(place: number): Promise<void> {
    this.pages.goTo(place);
  }

  turn(by: 1 | -1): void {
    this.pages.goTo(this.pages.beside(this.pages.current(), by));
  }

  size(by: 1 | -1): void {
    this.zoom = Math.min(ZOOMS.length - 1, Math.max(0, this.zoom + by));
    remember({ zoom: this.zoom });
    this.fit();
  }

  mark(spellings: string[]): void {
    this.pages.mark(spellings);
  }

  toMark(place: number, nth: number): Promise<number> {
    return this.pages.toMark(place, nth);
  }

  look(looks: Looks): void {
    this.spread = looks.spread === true;
    this.fit();
  }

  say(place: number): string {
    return this.words('page', place);
  }

  async contents(): Promise<Entry[]> {
    return (await outline(this.pages.document)).map(({ title, page, depth }) => ({
      title, depth, at: String(page),
      go: () => this.pages.goTo(page),
      here: () => page <= this.pages.current(),
    }));
  }

  moved(heard: () => void): void {
    let told = 0;
    this.pages.box.addEventListener('scroll', () => {
      cancelAnimationFrame(told);
      told = requestAnimationFrame(heard);
    }, { passive: true });
  }

  private fit(): void {
    const room = this.pages.box.clientWidth - 24;
    if (room <= 0) return;
    const two = this.spread && room >= ROOM_FOR_TWO && this.pages.count > 1;
    const wide = two ? Math.min(2 * WIDEST, room - 12) / 2 : Math.min(WIDEST, room);
    this.pages.resize(Math.floor(wide * (ZOOMS[this.zoom] ?? 1)), two);
  }
}
