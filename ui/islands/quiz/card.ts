import { make } from '../shared/dom';
import type { Words } from '../shared/words';
import { area, labelled, number, select, text } from './fields';
import type { Kind, Question } from './store';

const KINDS: Kind[] = ['choice', 'choices', 'statement', 'fill-in', 'ordering', 'numeric'];
const MOST_OPTIONS = 26;

/** What a question asks of the list that it stands in. */
export interface Asked {
  changed(): void;
  paint(): void;
  move(by: 1 | -1): void;
  remove(): void;
}

/** One question in the editor. @param at its number, from 1 */
export function card(say: Words, question: Question, at: number, asked: Asked): HTMLLIElement {
  const set = <K extends keyof Question>(member: K) => (value: Question[K]) => {
    question[member] = value;
    asked.changed();
  };
  return make('li', { class: 'panel' },
    make('div', { class: 'quiz-card-head' },
      labelled(say('kind'), select(question.kind, KINDS.map((kind) => [kind, say(kind)]), (kind) => become(question, kind as Kind, asked))),
      labelled(say('points'), number(question.points, 1, 100, set('points'))),
      make('span', { class: 'course-deeds' }, deed('up', '↑', () => asked.move(-1)), deed('down', '↓', () => asked.move(1)), deed('remove', '✕', asked.remove))),
    labelled(say('words'), area(question.words, 3, set('words'))),
    ...answers(),
    labelled(say('explanation'), area(question.explanation, 2, set('explanation'))));

  function deed(name: string, sign: string, does: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button', class: 'button', 'aria-label': say(name, at) }, sign);
    button.addEventListener('click', does);
    return button;
  }

  function answers(): HTMLElement[] {
    switch (question.kind) {
      case 'statement': return [statement()];
      case 'fill-in': return [labelled(say('gaps'), area((question.gaps ?? []).map((gap) => gap.join('|')).join('\n'), 3, (lines) =>
        set('gaps')(lines.split('\n').filter((line) => line.trim()).map((line) => line.split(/[|｜]/).map((each) => each.trim())))))];
      case 'numeric': return [
        labelled(say('value'), number(question.value, -1e15, 1e15, set('value'))),
        labelled(say('tolerance'), number(question.tolerance ?? 0, 0, 1e15, set('tolerance'))),
        tick(say('relative'), question.relative === true, set('relative')),
        labelled(say('unit'), text(question.unit ?? '', set('unit')))];
      default: return options();
    }
  }

  function statement(): HTMLElement {
    return tick(say('true'), question.right?.[0] === 'true', (is) => set('right')([String(is)]));
  }

  function options(): HTMLElement[] {
    const list = question.options ?? [];
    const rows = list.map((option, place) => {
      const letter = String.fromCharCode(65 + place);
      const words = text(option.words, (value) => {
        option.words = value;
        asked.changed();
      });
      words.setAttribute('aria-label', say('option', letter));
      const gone = make('button', { type: 'button', class: 'button', 'aria-label': say('remove-option', letter) }, '✕');
      gone.addEventListener('click', () => {
        question.options = list.filter((each) => each !== option);
        question.right = (question.right ?? []).filter((id) => id !== option.id);
        asked.paint();
      });
      return make('div', { class: 'quiz-card-option' }, ...(question.kind === 'ordering' ? [] : [right(option.id, letter)]), words, ...(list.length > 2 ? [gone] : []));
    });
    const more = make('button', { type: 'button', class: 'button' }, say('add-option'));
    more.addEventListener('click', () => {
      question.options = [...list, { id: fresh(), words: '' }];
      asked.paint();
    });
    return [
      ...(question.kind === 'ordering' ? [make('p', { class: 'quiet' }, say('in-order'))] : []),
      ...rows, ...(list.length < MOST_OPTIONS ? [make('p', {}, more)] : [])];
  }

  function right(id: string, letter: string): HTMLElement {
    const one = question.kind === 'choice';
    const input = make('input', { type: one ? 'radio' : 'checkbox', name: `right-${at}`, 'aria-label': say('right', letter) });
    input.checked = question.right?.includes(id) ?? false;
    input.addEventListener('change', () => {
      const others = one ? [] : (question.right ?? []).filter((each) => each !== id);
      set('right')(input.checked ? [...others, id] : others);
    });
    return input;
  }
}

/** What it had stays, where its new kind knows it. */
function become(question: Question, kind: Kind, asked: Asked): void {
  question.kind = kind;
  if (kind === 'statement') question.right = ['true'];
  else if (kind === 'choice' || kind === 'choices' || kind === 'ordering') {
    if ((question.options ?? []).length < 2) question.options = [{ id: fresh(), words: '' }, { id: fresh(), words: '' }];
    const known = (question.right ?? []).filter((id) => question.options!.some((option) => option.id === id));
    question.right = kind === 'ordering' ? null : known.length > 0 && kind === 'choices' ? known : [known[0] ?? question.options![0]!.id];
  }
  asked.paint();
}

/** Not by its place: that would tell the order in which things belong. */
function fresh(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tick(words: string, is: boolean, set: (is: boolean) => void): HTMLLabelElement {
  const input = make('input', { type: 'checkbox' });
  input.checked = is;
  input.addEventListener('change', () => set(input.checked));
  return make('label', { class: 'quiz-tick' }, input, ' ', words);
}
