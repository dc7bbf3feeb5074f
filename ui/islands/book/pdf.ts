import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentProxy, type PDFPageProxy, type RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { make } from '../shared/dom';
import type { Words } from '../shared/words';

const NEAR = '120% 0px';
const GAP = 8;
const DATA = '/assets/pdfjs/';

export interface Entry {
  title: string;
  page: number;
  depth: number;
}

/** The pages of a PDF under each other: drawn when they come near the window, read from the server by ranges. */
export class PdfPages {
  private readonly leaves: HTMLElement[] = [];
  private readonly near: IntersectionObserver;
  private readonly drawing = new Map<HTMLElement, RenderTask>();
  private width = 0;

  private constructor(private readonly document: PDFDocumentProxy, private readonly box: HTMLElement, private readonly say: Words) {
    this.near = new IntersectionObserver((seen) => seen.forEach(({ target, isIntersecting }) => {
      if (isIntersecting) void this.draw(target as HTMLElement);
      else this.wipe(target as HTMLElement);
    }), { root: box, rootMargin: NEAR });
  }

  static async open(address: string, box: HTMLElement, say: Words): Promise<PdfPages> {
    GlobalWorkerOptions.workerPort ??= new PdfWorker();
    const document = await getDocument({
      url: address, cMapUrl: DATA + 'cmaps/', standardFontDataUrl: DATA + 'standard_fonts/', wasmUrl: DATA + 'wasm/',
      disableAutoFetch: true, disableStream: true, rangeChunkSize: 262_144,
    }).promise;
    const pages = new PdfPages(document, box, say);
    await pages.lay();
    return pages;
  }

  get count(): number {
    return this.document.numPages;
  }

  /** Answers the page that it went to: the nearest one that there is. */
  goTo(page: number): number {
    const near = Math.min(this.count, Math.max(1, Math.trunc(page)));
    const leaf = this.leaves[near - 1];
    // The box is positioned, so offsets count from its own top.
    if (leaf) this.box.scrollTop = leaf.offsetTop - GAP;
    return near;
  }

  /** The page in the upper third of the window: the one that is being read. */
  current(): number {
    const line = this.box.scrollTop + this.box.clientHeight / 3;
    let page = 0;
    while (page < this.leaves.length && this.leaves[page]!.offsetTop <= line) page++;
    return Math.max(1, page);
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

  /** Makes each page this wide, in CSS pixels, and draws the near ones anew. */
  resize(width: number): void {
    if (Math.abs(width - this.width) < 1) return;
    const page = this.current();
    this.width = width;
    for (const leaf of this.leaves) {
      this.wipe(leaf);
      this.shape(leaf, Number(leaf.dataset.ratio));
      this.near.unobserve(leaf);
      this.near.observe(leaf);
    }
    this.goTo(page);
  }

  async outline(): Promise<Entry[]> {
    type Item = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number];
    const found: Entry[] = [];
    const walk = async (items: Item[], depth: number): Promise<void> => {
      for (const item of items) {
        const target = typeof item.dest === 'string' ? await this.document.getDestination(item.dest) : item.dest;
        const page = target?.[0] ? await this.document.getPageIndex(target[0] as never).catch(() => -1) : -1;
        if (page >= 0) found.push({ title: item.title, page: page + 1, depth });
        if (depth < 2) await walk(item.items as Item[], depth + 1);
      }
    };
    await walk((await this.document.getOutline()) ?? [], 0);
    return found;
  }

  private async lay(): Promise<void> {
    const first = (await this.document.getPage(1)).getViewport({ scale: 1 });
    for (let number = 1; number <= this.count; number++) {
      const leaf = make('section', { class: 'leaf-page', 'data-page': String(number), 'aria-label': this.say('page', number) });
      leaf.dataset.ratio = String(first.height / first.width);
      this.leaves.push(leaf);
      this.box.append(leaf);
    }
  }

  private shape(leaf: HTMLElement, ratio: number): void {
    leaf.dataset.ratio = String(ratio);
    leaf.style.width = this.width + 'px';
    leaf.style.height = this.width * ratio + 'px';
  }

  private async draw(leaf: HTMLElement): Promise<void> {
    if (this.width === 0 || leaf.childElementCount > 0) return;
    const canvas = make('canvas', { 'aria-hidden': 'true' });
    leaf.append(canvas);
    const page = await this.document.getPage(Number(leaf.dataset.page));
    if (!canvas.isConnected) return;
    const plain = page.getViewport({ scale: 1 });
    const scale = this.width / plain.width;
    this.shape(leaf, plain.height / plain.width);
    const density = Math.min(2, window.devicePixelRatio || 1);
    const sharp = page.getViewport({ scale: scale * density });
    canvas.width = Math.floor(sharp.width);
    canvas.height = Math.floor(sharp.height);
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
  }

  private wipe(leaf: HTMLElement): void {
    this.drawing.get(leaf)?.cancel();
    leaf.replaceChildren();
  }
}
