/** The panels beside the pages: one at a time, each opened by its button of the bar, and closed by it, by Escape, or by what was chosen on a phone. */
export class Panels {
  private readonly opened = new Map<string, (() => void)[]>();

  constructor(private readonly host: HTMLElement) {
    this.buttons().forEach((button) => {
      button.disabled = false;
      button.addEventListener('click', () => this.toggle(button.dataset.panel!));
    });
    host.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.now()) return;
      event.preventDefault();
      const open = this.now()!;
      this.close();
      this.button(open)?.focus();
    });
  }

  whenOpen(name: string, heard: () => void): void {
    this.opened.set(name, [...this.opened.get(name) ?? [], heard]);
  }

  now(): string | undefined {
    return this.buttons().find((button) => button.getAttribute('aria-expanded') === 'true')?.dataset.panel;
  }

  toggle(name: string): void {
    if (this.now() === name) this.close();
    else this.open(name);
  }

  /** @param quietly where nobody has asked for it: what the panel would do with the focus is left */
  open(name: string, quietly = false): void {
    this.close();
    this.button(name)?.setAttribute('aria-expanded', 'true');
    this.panel(name).hidden = false;
    if (!quietly) this.opened.get(name)?.forEach((heard) => heard());
  }

  close(): void {
    this.buttons().forEach((button) => {
      button.setAttribute('aria-expanded', 'false');
      this.panel(button.dataset.panel!).hidden = true;
    });
  }

  /** Where a panel lies over the pages, it goes away when something in it was chosen. */
  chosen(): void {
    if (!isWide()) this.close();
  }

  panel(name: string): HTMLElement {
    return this.host.querySelector<HTMLElement>(`#book-${name}`)!;
  }

  private button(name: string): HTMLButtonElement | undefined {
    return this.buttons().find((button) => button.dataset.panel === name);
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.host.querySelectorAll<HTMLButtonElement>('[data-panel]')];
  }
}

/** There is room for a panel beside the pages. */
export const isWide = () => matchMedia('(min-width: 60rem)').matches;
