import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy, type RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { make } from '../shared/dom';
import type { Words } from '../shared/words';
import { unwrap, wrap } from './marks';

const NEAR = '120% 0px';
const GAP = 8;
const DATA = '/assets/pdfjs/';
/** Nobody scrolls through more; whoever means harm says that there are millions. */
const MOST_PAGES = 20_000;
/** A page that is longer or wider than this is drawn into a sheet of this shape. */
const TALLEST = 8;
/** Neighbouring ones are asked for together; the entries of pages lie far apart, and each of those costs one. */
const CHUNK = 32_768;
/** What a browser holds of one picture without choking. */
const MOST_PIXELS = 16_000_000;
const MOST_IMAGE_PIXELS = 64_000_000;

/** The pages of a PDF under each other: drawn when they come near the window, read from the server by ranges. */
export class PdfPages {
  private readonly leaves: HTMLElement[] = [];
  private readonly near: IntersectionObserver;
  private readonly drawing = new Map<HTMLElement, RenderTask>();
  private readonly drawn = new Map<HTMLElement, Promise<void>>();
  private marked: string[] = [];
  private width = 0;
  /** Where one went last, and how far that could scroll: at the end several slides stand in the window, and none can come to its top. */
  private went = { page: 1, top: -1 };

  private constructor(readonly document: PDFDocumentProxy, readonly box: HTMLElement, private readonly say: Words) {
    this.near = new IntersectionObserver((seen) => seen.forEach(({ target, isIntersecting }) => {
      if (isIntersecting) void this.show(target as HTMLElement);
      else this.wipe(target as HTMLElement);
    }), { root: box, rootMargin: NEAR });
  }

  /** Scripts, forms and links of a PDF belong to layers that aren't made here: what is shown is a picture and its words. */
  static async open(address: string, box: HTMLElement, say: Words): Promise<PdfPages> {
    GlobalWorkerOptions.workerPort ??= new PdfWorker();
    const document = await getDocument({
      url: address, cMapUrl: DATA + 'cmaps/', standardFontDataUrl: DATA + 'standard_fonts/', wasmUrl: DATA + 'wasm/',
      disableAutoFetch: true, disableStream: true, rangeChunkSize: CHUNK, enableXfa: false,
      maxImageSize: MOST_IMAGE_PIXELS, canvasMaxAreaInBytes: 4 * MOST_PIXELS,
    }).promise;
    const pages = new PdfPages(document, box, say);
    await pages.lay();
    return pages;
  }

  get count(): number {
    return this.leaves.length;
  }

  /** Answers the page that it went to: the nearest one that there is. */
  goTo(page: number): number {
    const near = Math.min(this.count, Math.max(1, Math.trunc(page)));
    const leaf = this.leaves[near - 1];
    // The box is positioned, so offsets count from its own top.
    if (leaf) this.box.scrollTop = leaf.offsetTop - GAP;
    this.went = { page: near, top: this.box.scrollTop };
    // It may not have moved at all.
    this.box.dispatchEvent(new Event('scroll'));
    return near;
  }

  /** The page to which one went, or the one in the upper third of the window, a slide of which half is seen; the left one of two. */
  current(): number {
    const { scrollTop, clientHeight } = this.box;
    if (scrollTop === this.went.top && this.visible().includes(this.went.page)) return this.leftOf(this.went.page);
    const at = this.leaves.findIndex(({ offsetTop, offsetHeight }) =>
      offsetTop + offsetHeight > scrollTop + Math.min(clientHeight / 3, offsetHeight / 2));
    return at < 0 ? this.count : at + 1;
  }

  private leftOf(page: number): number {
    const top = this.leaves[page - 1]?.offsetTop;
    return 1 + this.leaves.findIndex((leaf, at) => at === page - 1 || leaf.offsetTop === top);
  }

  /** The first page of the row before or after this page's. */
  beside(page: number, by: 1 | -1): number {
    const row = this.leaves[page - 1]?.offsetTop ?? 0;
    let at = page - 1;
    while (at >= 0 && at < this.count && this.leaves[at]!.offsetTop === row) at += by;
    return at < 0 || at >= this.count ? page : this.leftOf(at + 1);
  }

  /** The pages that can be read: at least half of the page is in the window, or half of the window is of the page. */
  visible(): number[] {
    const top = this.box.scrollTop;
    const bottom = top + this.box.clientHeight;
    return this.leaves.flatMap((leaf, at) => {
      const shown = Math.min(bottom, leaf.offsetTop + leaf.offsetHeight) - Math.max(top, leaf.offsetTop);
      return shown > 0 && shown >= Math.min(leaf.offsetHeight, bottom - top) / 2 ? [at + 1] : [];
    });
  }

  /** Makes each page this wide, in CSS pixels, two beside each other or one, and draws the near ones anew. */
  resize(width: number, spread: boolean): void {
    if (Math.abs(width - this.width) < 1 && spread === this.box.classList.contains('two')) return;
    const page = this.current();
    this.width = width;
    this.box.classList.toggle('two', spread);
    for (const leaf of this.leaves) {
      this.wipe(leaf);
      this.shape(leaf, Number(leaf.dataset.ratio));
      this.near.unobserve(leaf);
      this.near.observe(leaf);
    }
    this.goTo(page);
  }

  mark(spellings: string[]): void {
    this.marked = spellings;
    this.leaves.forEach((leaf) => {
      const layer = leaf.querySelector('.textLayer');
      if (!layer) return;
      unwrap(layer);
      wrap(layer, spellings);
    });
  }

  /** Scrolls to a marked word of a page, the last one for -1. Answers which one it is; -1 where there is none on it. */
  async toMark(page: number, nth: number): Promise<number> {
    const leaf = this.leaves[this.goTo(page) - 1]!;
    await this.show(leaf);
    this.box.querySelectorAll('mark.here').forEach((mark) => mark.classList.remove('here'));
    const marks = [...leaf.querySelectorAll<HTMLElement>('mark')];
    const last = Math.max(-1, ...marks.map((mark) => Number(mark.dataset.hit)));
    const hit = nth < 0 ? last : Math.min(nth, last);
    const these = marks.filter((mark) => Number(mark.dataset.hit) === hit);
    these.forEach((mark) => mark.classList.add('here'));
    if (these[0]) this.reveal(these[0]);
    return hit;
  }

  /** The beginning of the words of a page, where they are known already. */
  words(page: number): string {
    return (this.leaves[page - 1]?.querySelector('.textLayer')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  private reveal(mark: HTMLElement): void {
    const seen = this.box.getBoundingClientRect();
    const { top, bottom, left, right } = mark.getBoundingClientRect();
    if (top < seen.top + GAP || bottom > seen.bottom - 2 * GAP) this.box.scrollTop += top - seen.top - seen.height / 3;
    if (left < seen.left || right > seen.right) this.box.scrollLeft += left - seen.left - seen.width / 3;
  }

  private async lay(): Promise<void> {
    const first = (await this.document.getPage(1)).getViewport({ scale: 1 });
    const count = Math.min(MOST_PAGES, this.document.numPages);
    for (let number = 1; number <= count; number++) {
      const leaf = make('section', { class: 'leaf-page', 'data-page': String(number), 'aria-label': this.say('page', number) });
      leaf.dataset.ratio = String(first.height / first.width);
      this.leaves.push(leaf);
    }
    this.box.append(...this.leaves);
  }

  private shape(leaf: HTMLElement, ratio: number): void {
    const fair = Math.min(TALLEST, Math.max(1 / TALLEST, ratio || 1));
    leaf.dataset.ratio = String(fair);
    leaf.style.width = this.width + 'px';
    leaf.style.height = this.width * fair + 'px';
  }

  /** Draws the page unless it stands there; over when its words stand over it. */
  private show(leaf: HTMLElement): Promise<void> {
    if (this.width === 0) return Promise.resolve();
    const under = this.drawn.get(leaf);
    if (under) return under;
    const draw = this.draw(leaf).catch(() => undefined);
    this.drawn.set(leaf, draw);
    return draw;
  }

  private async draw(leaf: HTMLElement): Promise<void> {
    const canvas = make('canvas', { 'aria-hidden': 'true' });
    leaf.append(canvas);
    const page = await this.document.getPage(Number(leaf.dataset.page));
    if (!canvas.isConnected) return;
    const plain = page.getViewport({ scale: 1 });
    this.shape(leaf, plain.height / plain.width);
    const scale = Math.min(this.width / plain.width, leaf.offsetHeight / plain.height);
    const wanted = Math.min(2, window.devicePixelRatio || 1);
    const density = Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, plain.width * plain.height * scale * scale)));
    const sharp = page.getViewport({ scale: scale * density });
    canvas.width = Math.max(1, Math.floor(sharp.width));
    canvas.height = Math.max(1, Math.floor(sharp.height));
    const task = page.render({ canvas, viewport: sharp });
    this.drawing.set(leaf, task);
    await task.promise.then(() => this.letter(leaf, page, scale), () => undefined);
    this.drawing.delete(leaf);
  }

  /** The words over the picture: to select, to find by the browser's own search, and to be read aloud. */
  private async letter(leaf: HTMLElement, page: PDFPageProxy, scale: number): Promise<void> {
    const container = make('div', { class: 'textLayer' });
    leaf.style.setProperty('--total-scale-factor', String(scale));
    leaf.append(container);
    await new TextLayer({ textContentSource: page.streamTextContent(), container, viewport: page.getViewport({ scale }) }).render().catch(() => undefined);
    wrap(container, this.marked);
  }

  private wipe(leaf: HTMLElement): void {
    this.drawing.get(leaf)?.cancel();
    this.drawn.delete(leaf);
    leaf.replaceChildren();
  }
}
