import { make } from '../shared/dom';
import type { Words } from '../shared/words';
import type { Found, Store } from './store';

const PAUSE_MS = 250;

/** A field that looks into the catalog, with what it finds below; each is a button that takes it. */
export function finder(say: Words, store: Store, take: (found: Found) => void, close: () => void): HTMLElement {
  const field = make('input', { type: 'search', 'aria-label': say('find'), placeholder: say('find') });
  const list = make('ul', { class: 'course-found' });
  const told = make('p', { class: 'quiet', role: 'status' });
  const shut = make('button', { type: 'button', class: 'button' }, say('close'));
  let timer = 0;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const found = await store.find(field.value.trim()).catch(() => null);
    if (turn !== asked) return;
    told.textContent = found ? (found.length ? '' : say('nothing')) : say('away');
    list.replaceChildren(...(found ?? []).map((each) => {
      const button = make('button', { type: 'button', class: 'button' }, each.title);
      button.addEventListener('click', () => take(each));
      return make('li', {}, button);
    }));
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE_MS);
  });
  shut.addEventListener('click', close);
  const panel = make('div', { class: 'course-finder', role: 'group', 'aria-label': say('add') }, field, told, list, shut);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  setTimeout(() => field.focus());
  void look();
  return panel;
}
