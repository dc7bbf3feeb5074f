import { make } from '../shared/dom';
import { qr } from '../shared/qr';
import { clock, type Words } from '../shared/words';

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
  const code = qr(address.href, say('qr', clock(at)));
  code.classList.add('player-qr');
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
