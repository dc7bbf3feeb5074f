/** A piece of a hit: words may go on in the next line, which is a text of its own. */
export interface Piece {
  text: Text;
  from: number;
  to: number;
}

const UNSEEN = /[\s\u00ad\u200b-\u200f\ufeff]/;

/**
 * Where these words stand under a node, in the order of the text, none overlapping another. What is found was spelled out by the service, so
 * that only what a page may break or widen is passed over: spaces, width, case.
 */
export function hits(root: Node, words: string[]): Piece[][] {
  const texts: Text[] = [];
  const owner: number[] = [];
  const offset: number[] = [];
  let folded = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/^(script|style)$/i.test(node.parentNode?.nodeName ?? '')) continue;
    const text = node as Text;
    texts.push(text);
    for (let at = 0; at < text.data.length; at++) {
      const same = fold(text.data[at]!);
      for (let i = 0; i < same.length; i++) {
        owner.push(texts.length - 1);
        offset.push(at);
      }
      folded += same;
    }
  }
  return stretches(folded, words).map(([from, to]) => {
    const pieces: Piece[] = [];
    for (let at = from; at < to; at++) {
      const text = texts[owner[at]!]!;
      const last = pieces[pieces.length - 1];
      if (last?.text === text) last.to = offset[at]! + 1;
      else pieces.push({ text, from: offset[at]!, to: offset[at]! + 1 });
    }
    return pieces;
  });
}

/** The same, as ranges. */
export function ranges(root: Node, words: string[]): Range[] {
  return hits(root, words).map((pieces) => {
    const range = root.ownerDocument!.createRange();
    const last = pieces[pieces.length - 1]!;
    range.setStart(pieces[0]!.text, pieces[0]!.from);
    range.setEnd(last.text, last.to);
    return range;
  });
}

/** Wraps each hit into `mark` elements, which say by `data-hit` of which hit they are. Answers how many hits there are. */
export function wrap(root: Node, words: string[]): number {
  const found = hits(root, words);
  // From the end, so that what comes before stays where it is.
  for (let hit = found.length - 1; hit >= 0; hit--) {
    for (const { text, from, to } of found[hit]!.reverse()) {
      const middle = from > 0 ? text.splitText(from) : text;
      if (to - from < middle.length) middle.splitText(to - from);
      const mark = document.createElement('mark');
      mark.dataset.hit = String(hit);
      middle.replaceWith(mark);
      mark.append(middle);
    }
  }
  return found.length;
}

export function unwrap(root: ParentNode): void {
  root.querySelectorAll('mark').forEach((mark) => {
    const parent = mark.parentNode!;
    mark.replaceWith(...Array.from(mark.childNodes));
    parent.normalize();
  });
}

function stretches(text: string, words: string[]): [number, number][] {
  const found: [number, number][] = [];
  for (const word of new Set(words.map(foldAll).filter(Boolean))) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  }
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  let end = 0;
  return found.filter(([from, to]) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

const foldAll = (words: string) => Array.from({ length: words.length }, (_, at) => fold(words[at]!)).join('');

function fold(c: string): string {
  if (c >= '\u4e00' && c <= '\u9fff') return c;
  return UNSEEN.test(c) ? '' : c.normalize('NFKC').toLowerCase();
}
