import { make } from './shared/dom';
import { wordsOf, type Words } from './shared/words';
import { finder } from './course/finder';
import { lessonRow } from './course/lesson-row';
import { Refused, Store, type Found, type Lesson, type Outline, type Section } from './course/store';

const USUAL_SHARE = 90;

/**
 * The outline of a course: sections with lessons, in an order that is changed by dragging, by the arrows, or by Alt and the
 * arrow keys. Attributes: `course` (id), `books` (ids of those of its lessons that have pages). What was changed is kept when the service doesn't answer, and sent again by hand.
 */
class CourseEditor extends HTMLElement {
  private say!: Words;
  private store!: Store;
  private outline: Outline = { version: 0, sections: [] };
  private saved = '';
  private dragged: Lesson | undefined;
  private books = new Set<string>();
  private readonly list = make('div', { class: 'course-sections' });
  private readonly told = make('span', { class: 'quiet', role: 'status' });
  private readonly trouble = make('div', { class: 'note warn', role: 'alert', hidden: true });

  connectedCallback(): void {
    if (this.store) return;
    this.say = wordsOf(this);
    this.store = new Store(this.getAttribute('course')!);
    this.books = new Set((this.getAttribute('books') ?? '').split(' '));
    const bar = make('p', { class: 'course-bar' },
      this.button('save', () => void this.save(), 'button primary'),
      this.button('add-section', () => this.addSection()), this.button('add-tool', () => void this.addTool()), this.told);
    this.replaceChildren(this.trouble, this.list);
    window.addEventListener('beforeunload', (event) => { if (this.dirty) event.preventDefault(); });
    void this.tried(async () => {
      this.show(await this.store.load());
      // Not before: what was done by then would be gone.
      this.prepend(bar);
    });
  }

  private get dirty(): boolean {
    return JSON.stringify(this.outline) !== this.saved;
  }

  private show(outline: Outline): void {
    this.outline = outline;
    this.saved = JSON.stringify(outline);
    this.paint();
  }

  private async save(): Promise<void> {
    await this.tried(async () => {
      this.show(await this.store.save(this.outline));
      this.told.textContent = this.say('saved');
    });
  }

  private async tried(deed: () => Promise<void>): Promise<void> {
    this.trouble.hidden = true;
    try {
      await deed();
    } catch (refused) {
      this.trouble.hidden = false;
      this.trouble.textContent = refused instanceof Refused ? refused.message : this.say('away');
    }
  }

  private changed(): void {
    this.told.textContent = this.dirty ? this.say('unsaved') : '';
  }

  private paint(focus?: { lesson: Lesson; deed: string }): void {
    this.list.replaceChildren(...this.outline.sections.map((section) => this.section(section)));
    this.changed();
    if (focus) this.querySelector<HTMLElement>(`[data-at="${this.place(focus.lesson)}"] [data-deed="${focus.deed}"]`)?.focus();
  }

  /** Sections and lessons are told apart by where they stand. */
  private place(lesson: Lesson): string {
    const section = this.outline.sections.findIndex(({ lessons }) => lessons.includes(lesson));
    return `${section}.${this.outline.sections[section]?.lessons.indexOf(lesson)}`;
  }

  private section(section: Section): HTMLElement {
    const title = make('input', { type: 'text', class: 'course-section-title', 'aria-label': this.say('section'), maxlength: '200', placeholder: this.say('section') });
    title.value = section.title;
    title.addEventListener('input', () => {
      section.title = title.value;
      this.changed();
    });
    const rows = make('ol', { class: 'course-rows' }, ...section.lessons.map((lesson) => this.row(section, lesson)));
    rows.addEventListener('dragover', (event) => event.preventDefault());
    rows.addEventListener('drop', (event) => {
      event.preventDefault();
      if (this.dragged && !section.lessons.length) this.put(this.dragged, section, 0);
    });
    const place = make('div', {});
    const add = () => place.replaceChildren(finder(this.say, this.store, (found) => {
      this.know(found);
      section.lessons.push({ type: 'resource', title: found.title, resource: found.id, share: USUAL_SHARE });
      this.paint();
    }, () => place.replaceChildren()));
    return make('section', { class: 'panel course-section' },
      make('div', { class: 'course-section-head' }, title,
        this.button('section-up', () => this.moveSection(section, -1)), this.button('section-down', () => this.moveSection(section, 1)),
        this.button('section-remove', () => this.removeSection(section))),
      rows, place,
      make('p', { class: 'actions' }, this.button('add', add), this.button('add-page', () => {
        section.lessons.push({ type: 'page', title: this.say('new-page'), words: '', share: USUAL_SHARE });
        this.paint();
      }), this.button('add-quiz', () => void this.tried(async () => {
        section.lessons.push({ type: 'quiz', title: this.say('new-quiz'), quiz: await this.store.quiz(this.say('new-quiz')), share: USUAL_SHARE });
        this.paint();
      }))));
  }

  private know(found: Found): void {
    if (found.kind === 'e-textbook') this.books.add(found.id);
  }

  private row(section: Section, lesson: Lesson): HTMLElement {
    const row = lessonRow(this.say, lesson, this.books.has(lesson.resource ?? ''), {
      changed: () => this.changed(),
      move: (by) => this.move(section, lesson, by),
      remove: () => {
        section.lessons.splice(section.lessons.indexOf(lesson), 1);
        this.paint();
      },
      fill: () => {
        const panel = finder(this.say, this.store, (found: Found) => {
          this.know(found);
          Object.assign(lesson, { resource: found.id, from: null, to: null, title: lesson.title || found.title });
          this.paint({ lesson, deed: 'swap' });
        }, () => panel.remove());
        row.append(panel);
      },
    });
    row.dataset.at = this.place(lesson);
    row.addEventListener('dragstart', (event) => {
      this.dragged = lesson;
      event.dataTransfer?.setData('text/plain', lesson.title);
    });
    row.addEventListener('dragover', (event) => event.preventDefault());
    row.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (this.dragged && this.dragged !== lesson) this.put(this.dragged, section, section.lessons.indexOf(lesson));
    });
    return row;
  }

  /** Over the end of a section it goes into the next one. */
  private move(section: Section, lesson: Lesson, by: 1 | -1): void {
    const { sections } = this.outline;
    const at = section.lessons.indexOf(lesson) + by;
    if (at >= 0 && at < section.lessons.length) this.put(lesson, section, at);
    else {
      const next = sections[sections.indexOf(section) + by];
      if (next) this.put(lesson, next, by > 0 ? 0 : next.lessons.length);
    }
    this.paint({ lesson, deed: by > 0 ? 'down' : 'up' });
    this.told.textContent = this.say('moved', this.place(lesson).split('.').map((part) => Number(part) + 1).join('.'));
  }

  private put(lesson: Lesson, into: Section, at: number): void {
    for (const { lessons } of this.outline.sections) {
      if (lessons.includes(lesson)) lessons.splice(lessons.indexOf(lesson), 1);
    }
    into.lessons.splice(at, 0, lesson);
    this.dragged = undefined;
    this.paint();
  }

  private addSection(): void {
    this.outline.sections.push({ title: '', lessons: [] });
    this.paint();
    [...this.querySelectorAll<HTMLInputElement>('.course-section-title')].pop()?.focus();
  }

  /** On a page of its own, which puts it at the end of what is kept. */
  private async addTool(): Promise<void> {
    await this.save();
    if (!this.dirty) location.assign(`/studio/courses/${this.getAttribute('course')}/tools`);
  }

  private moveSection(section: Section, by: 1 | -1): void {
    const { sections } = this.outline;
    const at = sections.indexOf(section) + by;
    if (at < 0 || at >= sections.length) return;
    sections.splice(sections.indexOf(section), 1);
    sections.splice(at, 0, section);
    this.paint();
  }

  private removeSection(section: Section): void {
    if (section.lessons.length && !confirm(this.say('section-sure', section.lessons.length))) return;
    this.outline.sections.splice(this.outline.sections.indexOf(section), 1);
    this.paint();
  }

  private button(name: string, deed: () => void, style = 'button'): HTMLButtonElement {
    const made = make('button', { type: 'button', class: style }, this.say(name));
    made.addEventListener('click', deed);
    return made;
  }
}

customElements.define('course-editor', CourseEditor);
