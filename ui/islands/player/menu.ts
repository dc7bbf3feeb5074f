import { icon, make } from '../shared/dom';

export interface Choice {
  label: string;
  picture?: HTMLElement;
  chosen: boolean;
  /** `switch` toggles by itself, `one` belongs to the group of which one is chosen. */
  sort: 'one' | 'switch';
  take(): void;
}

/** A button with a list of choices over it: arrows move, Escape closes, the choice is announced. */
export class Menu {
  readonly element = make('div', { class: 'player-menu' });
  readonly button = make('button', { type: 'button', class: 'player-button player-text', 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
  private readonly list = make('div', { class: 'player-choices', role: 'menu', hidden: true });

  constructor(private readonly name: string, private readonly choices: () => Choice[]) {
    this.list.setAttribute('aria-label', name);
    this.element.append(this.button, this.list);
    this.button.addEventListener('click', () => (this.open ? this.close(true) : this.show()));
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.close(false);
    });
  }

  get open(): boolean {
    return !this.list.hidden;
  }

  /** A drawing instead of words; the name is still told. */
  draw(path: string): void {
    this.button.replaceChildren(icon(path));
    this.button.setAttribute('aria-label', this.name);
    this.button.title = this.name;
  }

  label(text: string): void {
    this.button.textContent = text;
    this.button.setAttribute('aria-label', `${this.name}: ${text}`);
  }

  private show(): void {
    this.list.replaceChildren(...this.choices().map((choice) => {
      const role = choice.sort === 'one' ? 'menuitemradio' : 'menuitemcheckbox';
      const item = make('button', { type: 'button', role, tabindex: '-1', 'aria-checked': String(choice.chosen) },
        ...(choice.picture ? [choice.picture] : []), choice.label);
      item.addEventListener('click', () => {
        choice.take();
        this.close(true);
      });
      return item;
    }));
    this.list.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    (this.list.querySelector<HTMLElement>('[aria-checked="true"]') ?? this.items()[0])?.focus();
  }

  private close(back: boolean): void {
    if (!this.open) return;
    this.list.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    if (back) this.button.focus();
  }

  private items(): HTMLElement[] {
    return Array.from(this.list.querySelectorAll<HTMLElement>('button'));
  }

  private key(event: KeyboardEvent): void {
    if (!this.open) return;
    const items = this.items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key];
    if (step) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'Escape') this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
