import { icon, make } from '../shared/dom';

const CLOSE = 'M6 6l12 12M18 6L6 18';

/** A sheet over the player: it takes the focus, holds it, and gives it back. Escape closes it. */
export class Panel {
  private readonly before = document.activeElement as HTMLElement | null;
  private readonly sheet: HTMLElement;

  constructor(player: HTMLElement, title: string, close: string, content: Node[], private readonly closed: () => void) {
    const cross = make('button', { type: 'button', class: 'player-button player-close', 'aria-label': close, title: close }, icon(CLOSE));
    this.sheet = make('div', { class: 'player-sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title, tabindex: '-1' },
      make('div', { class: 'player-sheet-head' }, make('b', {}, title), cross), ...content);
    cross.addEventListener('click', () => this.close());
    this.sheet.addEventListener('keydown', (event) => this.key(event));
    player.append(this.sheet);
    this.sheet.focus();
  }

  close(): void {
    if (!this.sheet.isConnected) return;
    this.sheet.remove();
    this.before?.focus();
    this.closed();
  }

  private key(event: KeyboardEvent): void {
    // What is typed here is meant for the sheet, never for the film behind it.
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === '?') this.close();
    else if (event.key !== 'Tab') return;
    else {
      const stops = Array.from(this.sheet.querySelectorAll<HTMLElement>('button, input, a[href]'));
      const at = stops.indexOf(document.activeElement as HTMLElement);
      const next = event.shiftKey ? (at <= 0 ? stops.length - 1 : at - 1) : (at + 1) % stops.length;
      stops[next]?.focus();
    }
    event.preventDefault();
  }
}
