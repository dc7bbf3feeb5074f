import { make } from '../shared/dom';

const PAUSE_MS = 160;

/** What the service suggests, and of what type. A title has the id of its resource. */
interface Suggestion { type: string; title: string; id?: string }

/**
 * Topics, lessons, teachers and titles under a search field, as a combobox of ARIA 1.2 with a group for each of them. A title leads to its
 * page, everything else to what is found with it.
 */
export class Suggestions {
  private readonly list = make('div', { class: 'suggestions', role: 'listbox', id: 'suggestions-' + Math.random().toString(36).slice(2), hidden: true });
  private pending = 0;
  private asked: AbortController | undefined;

  /** @param names the attribute `data-<type>` says in the reader's language what a suggestion is */
  constructor(private readonly input: HTMLInputElement, private readonly names: DOMStringMap) {
    this.list.setAttribute('aria-label', this.input.getAttribute('aria-label') ?? '');
    input.form!.append(this.list);
    input.setAttribute('aria-controls', this.list.id);
    this.input.addEventListener('input', (event) => {
      if ((event as InputEvent).isComposing) return;
      this.later();
    });
    this.input.addEventListener('compositionend', () => this.later());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => this.close());
    this.input.form?.addEventListener('submit', () => this.close());
    // The field keeps the focus, so that a finger may come down on the list and think again.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role="option"]');
      if (option) this.take(option);
    });
    // What was typed while this was fetched.
    if (input.value !== input.defaultValue) this.later();
  }

  private later(): void {
    clearTimeout(this.pending);
    this.pending = window.setTimeout(() => void this.suggest(), PAUSE_MS);
  }

  private async suggest(): Promise<void> {
    const words = this.input.value.trim();
    this.asked?.abort();
    if (!words) return this.show([]);
    const { signal } = this.asked = new AbortController();
    try {
      const answer = await fetch('/api/suggest?' + new URLSearchParams({ q: words }), { signal });
      if (!answer.ok) return;
      const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] };
      if (!signal.aborted) this.show(suggestions);
    } catch {
      // A dropped or replaced question leaves the form as it is.
    }
  }

  /** And what was asked and isn't answered yet opens nothing any more. */
  private close(): void {
    clearTimeout(this.pending);
    this.asked?.abort();
    this.show([]);
  }

  /** The group of what fits best stands first. */
  private show(suggestions: Suggestion[]): void {
    const types = [...new Set(suggestions.map(({ type }) => type))];
    this.list.replaceChildren(...types.map((type) => {
      const name = this.names[type] ?? '';
      return make('div', { role: 'group', 'aria-label': name },
        make('div', { class: 'suggestions-of', 'aria-hidden': 'true' }, name),
        ...suggestions.filter((one) => one.type === type).map(({ title, id }) => make('div', {
          role: 'option', 'aria-selected': 'false', 'data-words': title, 'data-href': id !== undefined && '/w/' + id,
        }, title)));
    }));
    this.options().forEach((option, at) => option.id = `${this.list.id}-${at}`);
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.input.removeAttribute('aria-activedescendant');
  }

  private options(): HTMLElement[] {
    return Array.from(this.list.querySelectorAll<HTMLElement>('[role="option"]'));
  }

  private take(option: HTMLElement): void {
    const { words, href } = option.dataset;
    this.input.value = words ?? '';
    this.close();
    if (href) location.assign(href);
    else this.input.form?.requestSubmit();
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (this.list.hidden) {
      if (step === 0 || !this.input.value.trim()) return;
      void this.suggest();
      return event.preventDefault();
    }
    const chosen = this.list.querySelector<HTMLElement>('[aria-selected="true"]');
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && chosen) this.take(chosen);
    else if (step !== 0) this.choose(chosen, step);
    else return;
    event.preventDefault();
  }

  /** The next one, or round to the other end. */
  private choose(chosen: HTMLElement | null, step: number): void {
    const options = this.options();
    const from = chosen ? options.indexOf(chosen) : step > 0 ? -1 : 0;
    const next = options[(from + step + options.length) % options.length]!;
    options.forEach((option) => option.setAttribute('aria-selected', String(option === next)));
    this.input.setAttribute('aria-activedescendant', next.id);
    next.scrollIntoView({ block: 'nearest' });
  }
}
