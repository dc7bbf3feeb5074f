import { make } from './shared/dom';
import { wordsOf, type Words } from './shared/words';
import { chained, merge, read, split, startAt, write, type Cue } from './cues/cue';
import { Film } from './cues/film';
import { Past } from './cues/past';
import { Row } from './cues/row';
import { Refused, Store } from './cues/store';

const LONG = 2;

/**
 * The captions of one language, as a list beside the film. Attributes: `resource` (id), `lang`, `label` (its name). What can be
 * done with a caption appears in the line that has the focus, so a list of thousands stays light and Tab stays short.
 * With `chapters` it is the chapters of the film, which have no ends and no language.
 */
class CaptionEditor extends HTMLElement {
  private say!: Words;
  private film!: Film;
  private store!: Store;
  private rows: Row[] = [];
  private current: Row | undefined;
  private readonly past = new Past();
  private saved = '';
  private readonly list = make('ol', { class: 'cues' });
  private readonly told = make('span', { class: 'quiet', role: 'status' });
  private readonly trouble = make('div', { class: 'note warn', role: 'alert', hidden: true });
  private actions!: HTMLElement;
  private undo!: HTMLButtonElement;

  connectedCallback(): void {
    if (this.film) return;
    this.say = wordsOf(this);
    this.list.setAttribute('aria-label', this.say('list'));
    this.tabIndex = -1;
    this.film = new Film(this.getAttribute('label') ?? this.say('list'), this.getAttribute('lang') ?? '', !this.parts);
    this.store = new Store(this.getAttribute('resource')!, this.parts ? 'chapters' : `captions/${this.getAttribute('lang')}`);
    this.undo = this.button('undo', () => this.back(), 'button');
    this.actions = make('div', { class: 'cue-actions', role: 'group', 'aria-label': this.say('actions') },
      this.button('setStart', () => this.change((cue) => startAt(cue, this.film.now))),
      ...(this.parts ? [] : [this.button('setEnd', () => this.change((cue) => (this.film.now > cue.start ? { ...cue, end: Math.round(this.film.now * 1000) / 1000 } : cue))),
      this.button('split', () => this.split()), this.button('merge', () => this.merge()),
      this.button('add', () => this.add())]), this.button('remove', () => this.drop()));
    const keys = make('details', { class: 'cue-keys' }, make('summary', {}, this.say('keys')), make('p', {}, this.say('keysDetail')));
    const bar = make('p', { class: 'cue-bar' }, this.button('save', () => void this.save(false), 'button primary'), this.undo, this.button('append', () => this.addHere(), 'button'), this.told);
    const none = make('p', { class: 'note', hidden: true }, this.say('noFilm'));
    this.replaceChildren(make('div', { class: 'cue-film' }, this.film.video, none, bar, this.trouble, keys), this.list);
    this.list.addEventListener('focusin', (event) => this.enter(event.target as Node));
    this.addEventListener('keydown', (event) => this.pressed(event));
    this.film.video.addEventListener('timeupdate', () => this.follow());
    window.addEventListener('beforeunload', (event) => { if (this.dirty) event.preventDefault(); });
    void this.film.open(this.getAttribute('resource')!).then((there) => {
      none.hidden = there;
      this.film.video.hidden = !there;
    });
    void this.load();
  }

  private get parts(): boolean {
    return this.hasAttribute('chapters');
  }

  private get track(): string {
    return write(this.parts ? chained(this.cues) : this.cues);
  }

  private get cues(): Cue[] {
    return this.rows.map(({ cue }) => cue);
  }

  private get dirty(): boolean {
    return this.track !== this.saved;
  }

  private async load(): Promise<void> {
    await this.tried(async () => {
      const theirs = read(await this.store.load());
      const mine = this.rows.length && this.dirty ? [this.cues] : [];
      this.fill(theirs);
      this.saved = this.track;
      // What was typed is one step back, even where theirs is nothing.
      this.past.begin(...mine);
      this.tell(this.rows.length ? 'count' : 'empty', this.rows.length);
    });
  }

  private async save(overwrite: boolean): Promise<void> {
    const wrong = this.rows.find(({ valid }) => !valid);
    if (wrong) {
      this.refuse(this.say('wrongTime'));
      wrong.start.focus();
      return;
    }
    this.tell('saving');
    await this.tried(async () => {
      const { track } = this;
      await this.store.save(track, overwrite);
      this.saved = track;
      this.tell('saved');
    });
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    try {
      this.trouble.hidden = true;
      await work();
    } catch (problem) {
      this.told.textContent = '';
      const changed = problem instanceof Refused && problem.status === 412;
      this.refuse(problem instanceof Refused ? problem.message : this.say('lost'), ...(changed
        ? [this.button('loadTheirs', () => void this.load()), this.button('overwrite', () => void this.save(true))] : []));
    }
  }

  private refuse(words: string, ...ways: HTMLElement[]): void {
    this.trouble.hidden = false;
    this.trouble.replaceChildren(make('p', {}, words), ...ways);
  }

  private tell(word: string, ...values: number[]): void {
    this.told.textContent = this.say(word, ...values);
    this.undo.disabled = this.past.empty;
  }

  private row(cue: Cue): Row {
    return new Row(cue, this.say, {
      play: (row) => this.film.play(row.cue.start),
      changed: () => {
        this.past.typed();
        this.tell(this.dirty ? 'unsaved' : 'saved');
      },
    }, this.parts);
  }

  private fill(cues: Cue[]): void {
    this.actions.remove();
    this.current = undefined;
    this.rows = cues.map((cue) => this.row(cue));
    this.list.replaceChildren(...this.rows.map(({ element }) => element));
    this.film.show(this.rows);
  }

  /** Puts other captions where these were, and the focus on the one at this place. */
  private replace(at: number, count: number, ...cues: Cue[]): void {
    this.past.remember(this.cues);
    const fresh = cues.map((cue) => this.row(cue));
    const gone = this.rows.splice(at, count, ...fresh);
    this.actions.remove();
    const next = this.rows[at + fresh.length]?.element ?? null;
    gone.forEach(({ element }) => element.remove());
    fresh.forEach(({ element }) => this.list.insertBefore(element, next));
    this.film.show(this.rows);
    this.current = undefined;
    this.focusOn(this.rows[Math.min(at + Math.max(0, fresh.length - 1), this.rows.length - 1)]);
    this.tell('unsaved');
  }

  private focusOn(row: Row | undefined): void {
    row?.element.scrollIntoView({ block: 'nearest' });
    row?.text.focus({ preventScroll: true });
  }

  private change(to: (cue: Cue) => Cue): void {
    if (!this.current) return;
    this.past.remember(this.cues);
    this.current.show(to(this.current.cue));
    this.past.hold(this.cues);
    this.tell('unsaved');
  }

  private split(): void {
    if (!this.current) return;
    const { cue, text } = this.current;
    const cursor = text.selectionStart > 0 && text.selectionStart < cue.text.length ? text.selectionStart : Math.ceil(cue.text.length / 2);
    this.replace(this.rows.indexOf(this.current), 1, ...split(cue, cursor, this.film.now));
  }

  private merge(): void {
    const at = this.current ? this.rows.indexOf(this.current) : -1;
    const next = this.rows[at + 1];
    if (this.current && next) this.replace(at, 2, merge(this.current.cue, next.cue));
  }

  private add(): void {
    if (!this.current) return;
    const at = this.rows.indexOf(this.current);
    const start = this.current.cue.end;
    const next = this.rows[at + 1]?.cue.start ?? Infinity;
    this.replace(at + 1, 0, { start, end: next > start + 0.2 ? Math.min(start + LONG, next) : start + LONG, text: '' });
  }

  /** Where the film is now: this is how captions are written from nothing. */
  private addHere(): void {
    const start = Math.round(this.film.now * 1000) / 1000;
    const after = this.rows.findIndex(({ cue }) => cue.start > start);
    this.replace(after < 0 ? this.rows.length : after, 0, { start, end: start + LONG, text: '' });
  }

  private drop(): void {
    if (this.current) this.replace(this.rows.indexOf(this.current), 1);
  }

  private back(): void {
    const cues = this.past.back();
    if (!cues) return;
    this.fill(cues);
    this.tell(this.dirty ? 'unsaved' : 'saved');
    // A button that can't be pressed any more loses the focus, and with it the keys would go elsewhere.
    this.focus({ preventScroll: true });
  }

  private enter(target: Node): void {
    const row = this.rows.find(({ element }) => element.contains(target));
    if (!row || row === this.current) return;
    this.current?.element.removeAttribute('aria-current');
    this.current = row;
    this.past.hold(this.cues);
    row.element.setAttribute('aria-current', 'true');
    row.element.append(this.actions);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const at = this.current ? this.rows.indexOf(this.current) : -1;
    const deed = command && event.key === 's' ? () => void this.save(false)
      : command && event.key === 'Enter' && this.current ? () => this.film.play(this.current!.cue.start)
        : event.altKey && event.key === 'ArrowDown' ? () => this.focusOn(this.rows[at + 1])
          : event.altKey && event.key === 'ArrowUp' ? () => this.focusOn(this.rows[at - 1]) : undefined;
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  private follow(): void {
    const { now } = this.film;
    const until = ({ cue }: Row, at: number) => (this.parts ? (this.rows[at + 1]?.cue.start ?? Infinity) : cue.end);
    this.rows.forEach((row, at) => row.element.classList.toggle('now', now >= row.cue.start && now < until(row, at)));
    const spoken = this.list.querySelector('.now');
    if (spoken && !this.film.video.paused && !this.list.contains(document.activeElement)) spoken.scrollIntoView({ block: 'nearest' });
  }

  private button(word: string, deed: () => void, style = 'button slim'): HTMLButtonElement {
    const button = make('button', { type: 'button', class: style }, this.say(word));
    button.addEventListener('click', deed);
    return button;
  }
}

customElements.define('caption-editor', CaptionEditor);
