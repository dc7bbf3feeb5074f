import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Heading {
  title: string;
  page: number;
  depth: number;
}

type Item = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number];

const DEEPEST = 2;
/** Nobody reads a longer one. */
const MOST = 2000;

/** The outline of a PDF: what leads to a page of it. What leads elsewhere is left out. */
export async function outline(document: PDFDocumentProxy): Promise<Heading[]> {
  const found: Heading[] = [];
  const walk = async (items: Item[], depth: number): Promise<void> => {
    for (const item of items) {
      if (found.length >= MOST) return;
      const page = await pageOf(document, item);
      if (page >= 0) found.push({ title: item.title.trim() || String(page + 1), page: page + 1, depth });
      if (depth < DEEPEST) await walk(item.items as Item[], depth + 1);
    }
  };
  await walk((await document.getOutline()) ?? [], 0);
  return found;
}

async function pageOf(document: PDFDocumentProxy, item: Item): Promise<number> {
  try {
    const target: unknown = (typeof item.dest === 'string' ? await document.getDestination(item.dest) : item.dest)?.[0];
    if (typeof target === 'number') return target;
    return target ? await document.getPageIndex(target as never) : -1;
  } catch {
    return -1;
  }
}
