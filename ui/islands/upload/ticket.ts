import { make } from '../shared/dom';
import { follow, wordsOfProblem, type Processing } from '../shared/progress';
import type { Words } from '../shared/words';
import { ours, type Told } from './transfer';

/** One line of the queue: the file's name, where it is on its way, and its descriptors as soon as they are read. */
export class Ticket implements Told {
  readonly element = make('li', { class: 'queued' });
  private readonly stage = make('span', { class: 'stage', role: 'status' });
  private readonly bar = make('progress', { max: '100', value: '0' });
  private readonly steps = make('ol', { class: 'steps' });
  private readonly rest = make('div', { hidden: true });
  private readonly actions = make('p', { class: 'actions' });
  private readonly cancel: HTMLButtonElement;
  private since = performance.now();
  private first = -1;
  private described = false;

  constructor(file: File, private readonly way: string[], private readonly say: Words, stop: () => void) {
    this.cancel = make('button', { type: 'button', class: 'button slim' }, say('cancel'));
    this.cancel.addEventListener('click', () => {
      stop();
      this.element.remove();
    });
    this.bar.setAttribute('aria-label', file.name);
    this.stage.textContent = say('queued');
    this.actions.append(this.cancel);
    this.element.append(
      make('div', { class: 'queued-head' }, make('span', { class: 'name' }, file.name), make('span', { class: 'quiet small' }, size(file.size)), this.stage),
      this.bar, this.steps, this.actions, this.rest,
    );
  }

  moved(sent: number, total: number): void {
    if (this.first < 0) {
      this.first = sent;
      this.since = performance.now();
    }
    const speed = (1000 * (sent - this.first)) / Math.max(1, performance.now() - this.since);
    const whole = Math.floor((100 * sent) / Math.max(1, total));
    this.bar.value = whole;
    this.stage.textContent = speed > 0 ? this.say('sending', whole, size(speed)) : this.say('sendingStart', whole);
  }

  waiting(): void {
    this.first = -1;
    this.stage.textContent = this.say('waiting');
  }

  refused(reason: string): void {
    this.cancel.textContent = this.say('remove');
    this.fail(reason || this.say('failed'));
  }

  arrived(resource: string): void {
    this.cancel.remove();
    this.actions.append(make('a', { class: 'button slim', href: `/studio/items/${resource}` }, this.say('open')));
    follow(resource, (now) => this.progressed(resource, now));
  }

  private progressed(resource: string, now: Processing): void {
    this.bar.value = now.percent;
    this.stage.textContent = this.say('stage.' + now.stage, now.percent);
    const all = ['received', ...this.way, 'done'];
    const at = all.indexOf(now.stage);
    const done = now.stage === 'done';
    this.steps.replaceChildren(...all.map((step, index) => make('li', { class: index < at || done ? 'past' : index === at ? 'now' : '' }, this.say('step.' + step))));
    this.element.classList.toggle('done', done);
    if (now.problem) this.fail(wordsOfProblem(now.problem));
    else if (!this.described && now.stage !== 'describe') void this.describe(resource);
  }

  /** The form is the server's own, so that it is the same here and on the page of the item. */
  private async describe(resource: string): Promise<void> {
    this.described = true;
    // The same file twice in one queue is one resource, and has one form.
    if (document.querySelector(`[data-described="${resource}"]`)) {
      this.actions.before(make('p', { class: 'note' }, this.say('same')));
      return;
    }
    this.rest.dataset.described = resource;
    const answer = await fetch(`/studio/items/${resource}/form`, { headers: ours() }).catch(() => undefined);
    if (!answer?.ok) {
      // The next news of it ask again.
      delete this.rest.dataset.described;
      this.described = false;
      return;
    }
    this.rest.innerHTML = await answer.text();
    this.rest.hidden = false;
    const form = this.rest.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.save(form, event.submitter as HTMLButtonElement | null);
    });
  }

  private async save(form: HTMLFormElement, pressed: HTMLButtonElement | null): Promise<void> {
    const words = new URLSearchParams();
    new FormData(form).forEach((value, name) => words.append(name, String(value)));
    if (pressed?.name) words.append(pressed.name, pressed.value);
    // What is saved is answered with the way to the page of the item, which is HTML and nothing else.
    const headers = { Accept: 'application/json, text/html;q=0.5', ...ours() };
    const answer = await fetch(form.action, { method: 'POST', body: words, headers }).catch(() => undefined);
    const told = form.querySelector('[data-told]');
    if (!told) return;
    const problem = answer?.ok ? undefined : ((await answer?.json().catch(() => ({}))) as { detail?: string } | undefined);
    told.textContent = answer?.ok ? this.say(pressed?.value === 'publish' ? 'published' : 'saved') : (problem?.detail ?? this.say('notSaved'));
  }

  private fail(words: string): void {
    this.element.classList.add('failed');
    this.stage.textContent = this.say('stage.failed');
    this.bar.hidden = true;
    this.element.querySelector('.note.warn')?.remove();
    this.actions.before(make('p', { class: 'note warn', role: 'alert' }, words));
  }
}

export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  return (bytes / 1024 ** power).toFixed(power > 1 ? 1 : 0) + ' ' + units[power];
}
