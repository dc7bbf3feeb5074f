import { make } from '../shared/dom';
import { wordsOf, type Words } from '../shared/words';
import { Draft } from './draft';
import { page, second, section, type Place } from './place';
import { Refused, Store, type Note } from './store';

const LONGEST = '2000';

/** The box for a new note, and the notes in the order of their places. */
export class Panel {
  private readonly say: Words;
  private readonly place: Place;
  private readonly store: Store;
  private readonly draft: Draft;
  private notes: Note[] = [];
  private readonly at = make('span', { class: 'at' });
  private readonly box: HTMLTextAreaElement;
  private readonly trouble = make('p', { class: 'note warn', role: 'alert', hidden: true });
  private readonly told = make('span', { class: 'quiet small', role: 'status' });
  private readonly list = make('ol');

  constructor(private readonly host: HTMLElement) {
    const resource = host.getAttribute('resource') ?? '';
    this.say = wordsOf(host);
    this.place = { page, section }[host.getAttribute('unit') ?? ''] ?? second;
    this.store = new Store(resource);
    this.draft = new Draft(resource, host.getAttribute('writer') ?? '');
    this.box = make('textarea', { rows: '3', maxlength: LONGEST, 'aria-label': this.say('words'), placeholder: this.say('hint') });
  }

  open(): void {
    const form = make('form', {}, this.box, this.trouble,
      make('p', { class: 'note-bar' }, this.at, make('button', { class: 'button primary slim' }, this.say('write')), this.told));
    this.box.value = this.draft.now?.words ?? '';
    this.box.addEventListener('input', () => {
      this.draft.keep(this.box.value, this.place.here());
      this.paintPlace();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.write();
    });
    this.place.moved(() => this.paintPlace());
    this.box.addEventListener('focus', () => this.paintPlace());
    this.paintPlace();
    this.host.append(form, this.list);
    this.host.classList.add('ready');
    void this.tried(this.trouble, async () => {
      const known = this.notes.map(({ id }) => id);
      this.notes = [...(await this.store.load()).filter(({ id }) => !known.includes(id)), ...this.notes];
      this.paint();
    });
  }

  private paintPlace(): void {
    const words = this.say('at', this.place.say(this.draft.now?.place ?? this.place.here()));
    if (this.at.textContent !== words) this.at.textContent = words;
  }

  private async write(): Promise<void> {
    const draft = this.draft.keep(this.box.value, this.place.here());
    if (!draft || this.box.readOnly) return this.box.focus();
    this.told.textContent = '';
    this.box.readOnly = true;
    const done = await this.tried(this.trouble, async () => {
      const written = await this.store.write(draft);
      this.notes = [...this.notes.filter(({ id }) => id !== written.id), written];
    }, this.say('kept'));
    this.box.readOnly = false;
    if (!done) return;
    this.box.value = '';
    this.draft.keep('', 0);
    this.told.textContent = this.say('written');
    this.paintPlace();
    this.paint();
  }

  private paint(): void {
    this.notes.sort((one, other) => one.place - other.place);
    this.list.replaceChildren(...this.notes.map((note) => this.line(note)));
  }

  private line(note: Note): HTMLElement {
    const at = this.place.say(note.place);
    const link = this.place.link(note.place);
    link.className = 'place';
    link.append(make('span', { class: 'at' }, at), make('span', { class: 'words' }, note.words));
    const trouble = make('p', { class: 'note warn', role: 'alert', hidden: true });
    const edit = make('button', { type: 'button', class: 'button slim', 'aria-label': this.say('edit-at', at) }, this.say('edit'));
    const remove = make('button', { type: 'button', class: 'button slim', 'aria-label': this.say('remove-at', at) }, this.say('remove'));
    const line = make('li', {}, link, make('p', { class: 'note-bar' }, edit, remove), trouble);
    edit.addEventListener('click', () => this.edit(line, note));
    remove.addEventListener('click', () => {
      if (!confirm(this.say('remove-sure'))) return;
      void this.tried(trouble, async () => {
        await this.store.remove(note);
        this.notes = this.notes.filter((other) => other !== note);
        this.paint();
        this.box.focus();
      });
    });
    return line;
  }

  private edit(line: HTMLElement, note: Note): void {
    const box = make('textarea', { rows: '3', maxlength: LONGEST, 'aria-label': this.say('words') });
    box.value = note.words;
    const cancel = make('button', { type: 'button', class: 'button slim' }, this.say('cancel'));
    const trouble = make('p', { class: 'note warn', role: 'alert', hidden: true });
    const form = make('form', {}, box, trouble,
      make('p', { class: 'note-bar' }, make('button', { class: 'button primary slim' }, this.say('save')), cancel));
    const back = () => {
      const shown = this.line(note);
      line.replaceWith(shown);
      shown.querySelector('button')?.focus();
    };
    cancel.addEventListener('click', back);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.tried(trouble, async () => {
        Object.assign(note, await this.store.change({ ...note, words: box.value }));
        back();
      }, this.say('kept'));
    });
    line.replaceChildren(form);
    box.focus();
  }

  /** Answers whether it was done; where it wasn't, says why, and what has become of the words. */
  private async tried(trouble: HTMLElement, deed: () => Promise<void>, kept = ''): Promise<boolean> {
    trouble.hidden = true;
    try {
      await deed();
      return true;
    } catch (refused) {
      trouble.textContent = `${refused instanceof Refused ? refused.message : this.say('away')} ${kept}`.trim();
      trouble.hidden = false;
      return false;
    }
  }
}
