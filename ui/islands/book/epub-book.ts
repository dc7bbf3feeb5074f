import { Overlayer } from 'foliate-js/overlayer.js';
import type { EPUB, TocItem } from 'foliate-js/epub.js';
import type { Located, Relocated, View } from 'foliate-js/view.js';
import type { Words } from '../shared/words';
import { openEpub } from './epub';
import { SIZES, styles } from './epub-looks';
import { looks, remember, type Looks } from './looks';
import { ranges } from './marks';
import type { Entry, OpenBook, Stand } from './open-book';

const MARK = 'find-';
const MARKED = '#e0a100';
const MARKED_HERE = '#d9480f';
const WORDS = 60;

/** An EPUB that lies open, in the sandboxed frame around it. */
export class EpubBook implements OpenBook {
  readonly two = true;
  private located: Partial<Located> = {};
  /** Where the reader went last: what a page begins with changes with its width, and the place must not creep back. */
  private spot = '';
  private section = 0;
  private part: [number, number] = [0, 0];
  private spellings: string[] = [];
  private painted: string[] = [];
  private here_ = -1;
  private readonly heard: (() => void)[] = [];

  private constructor(readonly view: View, private readonly book: EPUB, private readonly words: Words) {
    view.addEventListener('relocate', (event) => { this.located = (event as CustomEvent<Located>).detail; });
    view.addEventListener('external-link', (event) => event.preventDefault());
    // The layer to draw on comes a moment after it is announced.
    view.addEventListener('create-overlay', () => setTimeout(() => this.paint()));
  }

  static async open(bytes: Blob, box: HTMLElement, words: Words): Promise<EpubBook> {
    const book = await openEpub(bytes);
    const view = document.createElement('foliate-view') as View;
    box.append(view);
    const open = new EpubBook(view, book, words);
    await view.open(book);
    view.renderer.setAttribute('margin', '36px');
    // The view hears it first and knows more; this one knows where in the section that is.
    view.renderer.addEventListener('relocate', (event) => open.relocated((event as CustomEvent<Relocated>).detail));
    return open;
  }

  get sections(): number {
    return this.book.sections.length;
  }

  /** What is seen now of the whole book, in sections from 0. */
  seen(): [number, number] {
    return [this.section + this.part[0], this.section + this.part[1]];
  }

  /** The heading above what is seen. */
  heading(): string {
    return this.located.tocItem?.label?.trim() ?? '';
  }

  /** Of the whole book. */
  fraction(): number {
    return this.located.fraction || 0;
  }

  here(): Stand {
    const seen = (this.located.range?.toString() ?? '').replace(/\s+/g, ' ').trim();
    const heading = this.heading();
    const same = (text: string) => text.replace(/\s+/g, '');
    const words = same(seen).startsWith(same(heading)) ? seen : [heading, seen].filter(Boolean).join(' · ');
    return { place: this.section + 1, spot: this.spot, words: words.slice(0, WORDS) };
  }

  shows({ place, spot }: { place: number; spot: string }): boolean {
    return place === this.section + 1 && spot === this.spot;
  }

  async go(place: number, spot = ''): Promise<void> {
    await this.view.goTo(spot || Math.min(this.sections, Math.max(1, place)) - 1);
  }

  turn(by: 1 | -1): void {
    void (by > 0 ? this.view.goRight() : this.view.goLeft());
  }

  size(by: 1 | -1): void {
    const letters = Math.min(SIZES.length - 1, Math.max(0, (looks().letters ?? 1) + by));
    this.look(remember({ letters }));
  }

  look(now: Looks): void {
    this.view.renderer.setAttribute('max-column-count', now.spread === false ? '1' : '2');
    this.view.renderer.setStyles?.(styles(now));
  }

  mark(spellings: string[]): void {
    this.spellings = spellings;
    this.here_ = -1;
    this.paint();
  }

  async toMark(place: number, nth: number): Promise<number> {
    if (place !== this.section + 1) await this.go(place);
    const doc = this.shown()?.doc;
    const found = doc ? ranges(doc.body, this.spellings) : [];
    const hit = nth < 0 ? found.length - 1 : Math.min(nth, found.length - 1);
    this.here_ = hit;
    const there = found[hit];
    if (there) await this.view.renderer.goTo?.({ index: place - 1, anchor: () => there });
    this.paint();
    return hit;
  }

  say(place: number): string {
    return this.words('section', place);
  }

  async contents(): Promise<Entry[]> {
    const entries: Entry[] = [];
    const walk = (items: TocItem[], depth: number): void => items.forEach((item) => {
      entries.push({
        title: item.label?.trim() || this.words('section', entries.length + 1), at: '', depth,
        go: () => void (item.href && this.view.goTo(item.href)),
        here: () => this.located.tocItem?.href === item.href,
      });
      walk(item.subitems ?? [], Math.min(2, depth + 1));
    });
    walk(this.book.toc ?? [], 0);
    return entries;
  }

  moved(heard: () => void): void {
    this.heard.push(heard);
  }

  /** What is laid out now. */
  shown(): { doc: Document; overlayer?: Overlayer } | undefined {
    return this.view.renderer.getContents?.()[0];
  }

  private relocated({ reason, index, fraction, size }: Relocated): void {
    if (reason !== 'anchor' || index !== this.section || !this.spot) this.spot = this.located.cfi ?? '';
    this.section = index;
    const from = Math.min(1, Math.max(0, fraction ?? 0));
    this.part = [from, Math.min(1, from + (size ?? 1))];
    this.heard.forEach((hear) => hear());
  }

  private paint(): void {
    const { doc, overlayer } = this.shown() ?? {};
    if (!doc?.body || !overlayer) return;
    this.painted.forEach((key) => overlayer.remove(key));
    // The layer is shut away in the view: this tells what is marked.
    const told = this.view.parentElement!.dataset;
    delete told.marked;
    this.painted = ranges(doc.body, this.spellings).map((range, at) => {
      overlayer.add(MARK + at, range, Overlayer.highlight, { color: at === this.here_ ? MARKED_HERE : MARKED });
      return MARK + at;
    });
    if (this.painted.length > 0) told.marked = `${this.here_ + 1}/${this.painted.length}`;
  }
}
