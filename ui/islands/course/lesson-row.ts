import { clock, type Words } from '../shared/words';
import { make } from '../shared/dom';
import type { Lesson } from './store';

/** What a row asks of the list that it stands in. */
export interface Asked {
  changed(): void;
  move(by: 1 | -1): void;
  remove(): void;
  fill(): void;
}

/** One lesson in the editor: its title, which part of the film or `book` it is, the words of a written page. */
export function lessonRow(say: Words, lesson: Lesson, book: boolean, asked: Asked): HTMLLIElement {
  const title = field(say('title'), lesson.title, (value) => { lesson.title = value; });
  const more = make('details', {}, make('summary', {}, say('more')));
  if (lesson.type === 'page') more.append(words(), share());
  else if (lesson.type === 'quiz') more.append(place('from', 'stop'), make('a', { class: 'button', href: `/studio/quizzes/${lesson.quiz}` }, say('questions')));
  else if (lesson.type === 'tool') more.append(share('reached'));
  else if (lesson.resource) more.append(place('from'), place('to'), make('p', { class: 'quiet' }, say('part-help')), share());
  const row = make('li', { class: `course-row${lesson.type === 'resource' && !lesson.resource ? ' gap' : ''}`, draggable: 'true' },
    make('span', { class: 'course-grip', 'aria-hidden': 'true' }, '⠿'),
    title,
    make('span', { class: 'quiet' }, part()),
    make('span', { class: 'course-deeds' },
      button('up', () => asked.move(-1), '↑'), button('down', () => asked.move(1), '↓'),
      ...(lesson.type === 'resource' ? [button(lesson.resource ? 'swap' : 'fill', () => asked.fill())] : []),
      button('remove', () => asked.remove(), '✕')),
    more);
  row.addEventListener('keydown', (event) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    asked.move(event.key === 'ArrowUp' ? -1 : 1);
  });
  return row;

  function part(): string {
    if (lesson.type === 'quiz' && lesson.from != null) return `${say('quiz')} · ${clock(lesson.from)}`;
    if (lesson.type !== 'resource') return say(lesson.type);
    if (!lesson.resource) return say('gap');
    if (!lesson.to) return say('whole');
    return book ? say('pages', lesson.from ?? 1, lesson.to) : `${clock(lesson.from ?? 0)}–${clock(lesson.to)}`;
  }

  function button(name: string, deed: () => void, sign?: string): HTMLButtonElement {
    const made = make('button', { type: 'button', class: 'button', 'aria-label': say(`${name}-what`, lesson.title), 'data-deed': name }, sign ?? say(name));
    made.addEventListener('click', deed);
    return made;
  }

  function place(end: 'from' | 'to', label: string = end): HTMLElement {
    return labelled(say(label), field(say(label), lesson[end] == null ? '' : book ? String(lesson[end]) : clock(lesson[end]), (value) => {
      lesson[end] = value.trim() ? seconds(value) : null;
    }));
  }

  function words(): HTMLElement {
    const area = make('textarea', { rows: '8', 'aria-label': say('words') });
    area.value = lesson.words ?? '';
    area.addEventListener('input', () => {
      lesson.words = area.value;
      asked.changed();
    });
    return labelled(say('words'), area);
  }

  function share(label = 'share'): HTMLElement {
    const input = make('input', { type: 'number', min: '1', max: '100', 'aria-label': say(label) });
    input.value = String(lesson.share);
    input.addEventListener('input', () => {
      lesson.share = Math.min(100, Math.max(1, Math.round(Number(input.value)) || 90));
      asked.changed();
    });
    return labelled(say(label), input);
  }

  function labelled(words: string, control: HTMLElement): HTMLElement {
    return make('label', { class: 'course-field' }, make('span', { 'aria-hidden': 'true' }, words), control);
  }

  function field(label: string, value: string, set: (value: string) => void): HTMLInputElement {
    const input = make('input', { type: 'text', 'aria-label': label, maxlength: '200' });
    input.value = value;
    input.addEventListener('input', () => {
      set(input.value);
      asked.changed();
    });
    return input;
  }
}

/** 3:05 or 185, in seconds; of a book it is the page. */
function seconds(words: string): number {
  return words.split(/[:：]/).reduce((sum, part) => 60 * sum + (parseInt(part, 10) || 0), 0);
}
