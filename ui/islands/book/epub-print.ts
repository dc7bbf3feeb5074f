import { sheets } from './sheets';

const HTML = 'http://www.w3.org/1999/xhtml';
const FORMULA = 'http://www.w3.org/1998/Math/MathML';
const KEPT = new Set(('h1 h2 h3 h4 h5 h6 p div section article blockquote pre code ol ul li dl dt dd table caption thead tbody tfoot tr td th figure figcaption '
  + 'em strong b i u s sub sup small ruby rb rt rp br hr span img').split(' '));
const DROPPED = new Set('script style iframe object embed video audio canvas form input button select textarea link meta template noscript svg'.split(' '));

/** Prints a chapter: its words and pictures, made anew, so that nothing else of a book comes near our own page. */
export function printChapter(chapter: Document): void {
  sheets(Array.from(chapter.body.childNodes).flatMap(clean));
}

function clean(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) return [document.createTextNode(node.nodeValue ?? '')];
  if (!(node.nodeType === Node.ELEMENT_NODE)) return [];
  const element = node as Element;
  const name = element.localName.toLowerCase();
  if (DROPPED.has(name)) return [];
  const inner = () => Array.from(element.childNodes).flatMap(clean);
  if (element.namespaceURI === FORMULA) {
    const made = document.createElementNS(FORMULA, element.localName);
    made.append(...inner());
    return [made];
  }
  if (element.namespaceURI !== HTML || !KEPT.has(name)) return inner();
  const made = document.createElement(name);
  if (name === 'img') {
    const source = (element as HTMLImageElement).src;
    if (!source.startsWith('blob:')) return [];
    (made as HTMLImageElement).src = source;
    (made as HTMLImageElement).alt = '';
    return [made];
  }
  for (const span of ['colspan', 'rowspan']) {
    if (/^[1-9]\d?$/.test(element.getAttribute(span) ?? '')) made.setAttribute(span, element.getAttribute(span)!);
  }
  made.append(...inner());
  return [made];
}
