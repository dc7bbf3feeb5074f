import { make } from '../shared/dom';

/** A control under its label. */
export function labelled(words: string, control: HTMLElement): HTMLLabelElement {
  return make('label', { class: 'course-field' }, make('span', {}, words), control);
}

export function number(value: number | null | undefined, min: number, max: number, set: (value: number) => void): HTMLInputElement {
  const input = make('input', { type: 'number', min: String(min), max: String(max), step: 'any' });
  input.value = value == null ? '' : String(value);
  input.addEventListener('input', () => {
    if (input.value !== '') set(Math.min(max, Math.max(min, Number(input.value))));
  });
  return input;
}

export function select(value: string, choices: string[][], set: (value: string) => void): HTMLSelectElement {
  const list = make('select', {}, ...choices.map(([id, words]) => make('option', { value: id ?? '' }, words ?? '')));
  list.value = value;
  list.addEventListener('change', () => set(list.value));
  return list;
}

export function text(value: string, set: (value: string) => void): HTMLInputElement {
  const input = make('input', { type: 'text', maxlength: '1000' });
  input.value = value;
  input.addEventListener('input', () => set(input.value));
  return input;
}

export function area(value: string, rows: number, set: (value: string) => void): HTMLTextAreaElement {
  const field = make('textarea', { rows: String(rows) });
  field.value = value;
  field.addEventListener('input', () => set(field.value));
  return field;
}
