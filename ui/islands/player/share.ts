import encodeQR from 'qr';
import { make } from '../shared/dom';
import { clock, type Words } from '../shared/words';

const QUIET_ZONE = 4;

/** The address of this second, to copy and as a code that a phone reads from the board. */
export function share(say: Words, page: string, at: number): Node[] {
  const address = new URL(page, location.href);
  address.hash = '';
  address.search = at >= 1 ? `?t=${Math.floor(at)}` : '';
  const field = make('input', { type: 'text', class: 'player-link', readonly: true, value: address.href, 'aria-label': say('link') });
  const copy = make('button', { type: 'button', class: 'player-copy' }, say('copy'));
  copy.addEventListener('click', () => {
    field.select();
    void copied(address.href).then((done) => { copy.textContent = say(done ? 'copied' : 'copySelf'); });
  });
  const code = drawing(encodeQR(address.href, 'raw', { ecc: 'medium', border: QUIET_ZONE }));
  code.setAttribute('aria-label', say('qr', clock(at)));
  return [make('div', { class: 'player-share' }, code,
    make('div', { class: 'player-share-words' }, make('p', {}, say('shareAt', clock(at))), field, copy))];
}

/** Copying is a right that a browser may withhold, in a frame for instance; then the field is selected all the same. */
async function copied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

/** One path, a square for each dark module. */
function drawing(modules: boolean[][]): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${modules.length} ${modules.length}`);
  svg.setAttribute('class', 'player-qr');
  svg.setAttribute('role', 'img');
  svg.setAttribute('shape-rendering', 'crispEdges');
  const dark = document.createElementNS(namespace, 'path');
  dark.setAttribute('d', modules.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join(''));
  svg.append(dark);
  return svg;
}
