import { icon, make } from '../shared/dom';
import type { Words } from '../shared/words';
import { escape, seconds, stamp, type Cue } from './cue';

const PLAY = 'M7 4.5v15l12-7.5z';

/** What a line asks of the editor around it. */
export interface Asked {
  play(row: Row): void;
  changed(row: Row): void;
}

/** One caption in the list: its times, its text, and what the video shows of it. A chapter has no end of its own. */
export class Row {
  readonly start: HTMLInputElement;
  readonly end: HTMLInputElement;
  readonly text: HTMLTextAreaElement;
  readonly element: HTMLLIElement;
  /** Drawn over the video by the browser, always as it stands in the list. */
  readonly shown: VTTCue;

  constructor(public cue: Cue, say: Words, asked: Asked, private readonly chapter = false) {
    const time = (word: string) => make('input', { type: 'text', class: 'cue-time', 'aria-label': say(word), autocomplete: 'off', spellcheck: 'false' });
    this.start = time('start');
    this.end = time('end');
    this.text = make('textarea', { class: 'cue-text', 'aria-label': say('text'), rows: chapter ? '1' : '2', maxlength: chapter ? '120' : '2000' });
    const play = make('button', { type: 'button', class: 'cue-play', 'aria-label': say('play'), title: say('play') }, icon(PLAY));
    play.addEventListener('click', () => asked.play(this));
    this.element = make('li', { class: 'cue' }, play, make('div', { class: 'cue-times' }, this.start, ...(chapter ? [] : [this.end])), this.text);
    if (chapter) this.text.classList.add('chapter-title');
    this.shown = new VTTCue(cue.start, cue.end, '');
    for (const field of [this.start, this.end]) {
      field.addEventListener('change', () => this.timed(asked));
    }
    this.text.addEventListener('input', () => {
      this.cue = { ...this.cue, text: this.text.value };
      this.draw();
      asked.changed(this);
    });
    this.show(cue);
  }

  show(cue: Cue): void {
    this.cue = cue;
    this.start.value = stamp(cue.start);
    this.end.value = stamp(cue.end);
    if (this.text.value !== cue.text) this.text.value = cue.text;
    this.text.rows = Math.max(this.chapter ? 1 : 2, cue.text.split('\n').length);
    this.mark(true);
    this.draw();
  }

  get valid(): boolean {
    return this.start.getAttribute('aria-invalid') !== 'true';
  }

  private timed(asked: Asked): void {
    const start = seconds(this.start.value);
    const end = this.chapter && start !== undefined ? start + 1 : seconds(this.end.value);
    const right = start !== undefined && end !== undefined && end > start;
    if (right) this.show({ ...this.cue, start, end });
    this.mark(right);
    asked.changed(this);
  }

  private mark(right: boolean): void {
    for (const field of [this.start, this.end]) {
      if (right) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
    }
  }

  private draw(): void {
    this.shown.startTime = this.cue.start;
    this.shown.endTime = this.cue.end;
    this.shown.text = escape(this.cue.text);
  }
}
