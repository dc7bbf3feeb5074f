import { make } from './shared/dom';

const PAUSE_MS = 160;

/** What the service suggests; the attribute `data-<type>` says in the reader's language what it is. */
interface Suggestion { type: string; title: string }

/**
 * Suggests topics, lessons, teachers and titles under the search field it surrounds, as a combobox of ARIA 1.2. Without it the form
 * works the same.
 */
class SearchBox extends HTMLElement {
  private readonly list = make('ul', { class: 'suggestions', role: 'listbox', id: 'suggestions-' + Math.random().toString(36).slice(2), hidden: true });
  private input!: HTMLInputElement;
  private pending = 0;
  private asked: AbortController | undefined;

  connectedCallback(): void {
    this.input = this.querySelector('input[type="search"]')!;
    this.list.setAttribute('aria-label', this.input.getAttribute('aria-label') ?? '');
    this.querySelector('form')!.append(this.list);
    for (const [name, value] of Object.entries({
      role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': this.list.id, 'aria-expanded': 'false',
    })) this.input.setAttribute(name, value);
    this.input.addEventListener('input', (event) => {
      if ((event as InputEvent).isComposing) return;
      this.later();
    });
    this.input.addEventListener('compositionend', () => this.later());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.show([]), 150));
  }

  private later(): void {
    clearTimeout(this.pending);
    this.pending = window.setTimeout(() => void this.suggest(this.input.value.trim()), PAUSE_MS);
  }

  private async suggest(words: string): Promise<void> {
    this.asked?.abort();
    if (!words) return this.show([]);
    this.asked = new AbortController();
    try {
      const answer = await fetch('/api/suggest?' + new URLSearchParams({ q: words }), { signal: this.asked.signal });
      if (!answer.ok) return;
      this.show(((await answer.json()) as { suggestions: Suggestion[] }).suggestions);
    } catch {
      // A dropped or replaced question leaves the form as it is.
    }
  }

  private show(suggestions: Suggestion[]): void {
    this.list.replaceChildren(...suggestions.map(({ type, title }, at) => {
      const option = make('li', { role: 'option', id: `${this.list.id}-${at}`, 'aria-selected': 'false', 'data-words': title },
        make('span', {}, title), make('span', { class: 'quiet' }, this.dataset[type] ?? ''));
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.take(title);
      });
      return option;
    }));
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.input.removeAttribute('aria-activedescendant');
  }

  private take(title: string): void {
    this.input.value = title;
    this.show([]);
    this.input.form?.requestSubmit ? this.input.form.requestSubmit() : this.input.form?.submit();
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden || event.isComposing) return;
    const options = Array.from(this.list.querySelectorAll<HTMLElement>('[role="option"]'));
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'Escape') this.show([]);
    else if (event.key === 'Enter' && at >= 0) this.take(options[at]!.dataset['words'] ?? '');
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = options[(at + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length];
      options.forEach((option) => option.setAttribute('aria-selected', String(option === next)));
      if (next) this.input.setAttribute('aria-activedescendant', next.id);
    } else return;
    event.preventDefault();
  }
}

customElements.define('search-box', SearchBox);
