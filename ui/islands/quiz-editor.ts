import { make } from './shared/dom';
import { wordsOf, type Words } from './shared/words';
import { card } from './quiz/card';
import { labelled, number, select } from './quiz/fields';
import { Refused, type Question, type Quiz, QuizStore } from './quiz/store';

/** The questions of a quiz and the rules by which they count. Attribute: `quiz` (id). */
class QuizEditor extends HTMLElement {
  private say!: Words;
  private store!: QuizStore;
  private quiz!: Quiz;
  private saved = '';
  private readonly rules = make('div', { class: 'panel quiz-rules' });
  private readonly cards = make('ol', { class: 'quiz-cards' });
  private readonly told = make('span', { class: 'quiet', role: 'status' });
  private readonly missing = make('div', { class: 'note', role: 'status', hidden: true });
  private readonly trouble = make('div', { class: 'note warn', role: 'alert', hidden: true });

  connectedCallback(): void {
    if (this.store) return;
    this.say = wordsOf(this);
    this.store = new QuizStore(this.getAttribute('quiz')!);
    const bar = make('p', { class: 'course-bar' },
      this.button('save', () => void this.save(), 'button primary'), this.button('add', () => this.add()), this.file(), this.told);
    this.replaceChildren(this.trouble, this.missing, this.rules, this.cards);
    window.addEventListener('beforeunload', (event) => { if (this.quiz && this.dirty) event.preventDefault(); });
    void this.tried(async () => {
      this.show(await this.store.load());
      this.prepend(bar);
    });
  }

  private get dirty(): boolean {
    return JSON.stringify(this.quiz) !== this.saved;
  }

  private show(quiz: Quiz): void {
    this.quiz = quiz;
    this.saved = JSON.stringify(quiz);
    this.paintRules();
    this.paint();
  }

  private async save(): Promise<void> {
    await this.tried(async () => {
      this.show(await this.store.save(this.quiz));
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

  private paintRules(): void {
    const { say, quiz } = this;
    const title = make('input', { type: 'text', maxlength: '200' });
    title.value = quiz.title;
    title.addEventListener('input', () => {
      quiz.title = title.value;
      this.changed();
    });
    this.rules.replaceChildren(
      labelled(say('title'), title),
      labelled(say('attempts'), number(quiz.attempts, 0, 100, (value) => this.set('attempts', value))),
      labelled(say('counts'), select(quiz.counts, ['best', 'first', 'last'].map((id) => [id, say(id)]), (value) => this.set('counts', value))),
      labelled(say('pass'), number(quiz.pass, 1, 100, (value) => this.set('pass', value))));
  }

  private set<K extends 'attempts' | 'counts' | 'pass'>(member: K, value: Quiz[K]): void {
    this.quiz[member] = value;
    this.changed();
  }

  private paint(focus?: Question): void {
    const { questions } = this.quiz;
    this.cards.replaceChildren(...questions.map((question, at) => card(this.say, question, at + 1, {
      changed: () => this.changed(),
      paint: () => this.paint(question),
      move: (by) => this.move(question, by),
      remove: () => {
        questions.splice(questions.indexOf(question), 1);
        this.paint();
      },
    })));
    this.changed();
    if (focus) this.cards.children[questions.indexOf(focus)]?.querySelector<HTMLElement>('select')?.focus();
  }

  private add(): void {
    const question: Question = {
      kind: 'choice', words: '', explanation: '', points: 1, options: [{ id: 'a', words: '' }, { id: 'b', words: '' }], right: ['a'],
    };
    this.quiz.questions.push(question);
    this.paint(question);
  }

  /** Questions of another program are put behind those that there are. */
  private file(): HTMLElement {
    const chosen = make('input', { type: 'file', accept: '.zip,.xml', class: 'sr-only' });
    chosen.addEventListener('change', () => void this.bring(chosen));
    return make('label', { class: 'button quiz-file' }, this.say('bring'), chosen);
  }

  private async bring(chosen: HTMLInputElement): Promise<void> {
    const [file] = chosen.files ?? [];
    if (!file) return;
    await this.tried(async () => {
      const { questions, leftOut } = await this.store.bring(file);
      this.quiz.questions.push(...questions);
      this.paint(questions[0]);
      this.missing.hidden = leftOut.length === 0;
      this.missing.replaceChildren(make('p', {}, this.say('left-out')), make('ul', {}, ...leftOut.map((each) => make('li', {}, each))));
    });
    chosen.value = '';
  }

  private move(question: Question, by: 1 | -1): void {
    const { questions } = this.quiz;
    const at = questions.indexOf(question);
    if (at + by < 0 || at + by >= questions.length) return;
    questions.splice(at, 1);
    questions.splice(at + by, 0, question);
    this.paint(question);
  }

  private button(name: string, deed: () => void, style = 'button'): HTMLButtonElement {
    const made = make('button', { type: 'button', class: style }, this.say(name));
    made.addEventListener('click', deed);
    return made;
  }
}

customElements.define('quiz-editor', QuizEditor);
