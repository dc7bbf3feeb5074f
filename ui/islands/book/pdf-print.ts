import type { Words } from '../shared/words';
import type { Panels } from './panels';
import type { PdfPages } from './pdf';
import { sheets } from './sheets';

/** Of a printer, in dots per inch: finer is slow, and of a school's printer not to be seen. */
const DPI = 150;
const PDF_DPI = 72;
const MOST_PIXELS = 8_000_000;
const MOST_PAGES = 40;

/** Offers to print pages: they are drawn for the printer first, so only some at a time. */
export function offerPrint(form: HTMLFormElement, pages: PdfPages, panels: Panels, say: Words): void {
  const from = form.querySelector<HTMLInputElement>('[name="from"]')!;
  const to = form.querySelector<HTMLInputElement>('[name="to"]')!;
  const told = form.querySelector<HTMLElement>('[data-printing]')!;
  let printing = false;
  [from, to].forEach((field) => { field.max = String(pages.count); });
  panels.whenOpen('print', () => {
    if (!printing) from.value = to.value = String(pages.current());
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (printing) return;
    printing = true;
    const first = Math.min(pages.count, Math.max(1, Math.trunc(from.valueAsNumber || 1)));
    from.value = String(first);
    const count = Math.min(MOST_PAGES, Math.max(1, (to.valueAsNumber || first) - first + 1));
    to.value = String(Math.min(pages.count, first + count - 1));
    void prepare(pages, first, count, (done) => { told.textContent = say('printing', done, count); })
      .then((pictures) => {
        told.textContent = '';
        sheets(pictures);
      }, () => { told.textContent = say('print-none'); })
      .then(() => { printing = false; });
  });
}

async function prepare(pages: PdfPages, first: number, count: number, tell: (done: number) => void): Promise<HTMLImageElement[]> {
  const pictures: HTMLImageElement[] = [];
  for (let number = first; number < first + count && number <= pages.count; number++) {
    tell(number - first + 1);
    const page = await pages.document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const scale = Math.min(DPI / PDF_DPI, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)));
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    if (!bytes) throw new Error('no picture');
    const picture = new Image();
    picture.alt = '';
    picture.src = URL.createObjectURL(bytes);
    await picture.decode();
    pictures.push(picture);
  }
  return pictures;
}
