import { Announcer } from './shared/announce';

/** Tells how far a copy is while the page is open. Attributes: `resource` (id), `state`. The server drew the first state inside. */
class LiveCopy extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const state = this.getAttribute('state')!;
    if (!this.isOpen(state)) return;
    const announcer = new Announcer(this.querySelector('[role=status]')!, state);
    this.timer = window.setInterval(() => void this.look(announcer), 2000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
  }

  private isOpen(state: string): boolean {
    return state === 'waiting' || state === 'running';
  }

  private async look(announcer: Announcer): Promise<void> {
    const answer = await fetch(`/api/resources/${this.getAttribute('resource')!}/copy`).catch(() => undefined);
    if (!answer?.ok) return;
    const now = (await answer.json()) as { state: string; words: string; percent?: number };
    this.querySelector('[data-words]')!.textContent = now.words;
    announcer.say(now.state, now.words);
    const bar = this.querySelector('progress');
    if (bar && now.percent !== undefined) bar.value = now.percent;
    if (this.isOpen(now.state)) return;
    window.clearInterval(this.timer);
    // What can be played now, or asked for once more, is the server's to draw.
    if (!document.activeElement?.closest('form')) location.reload();
  }
}

customElements.define('live-copy', LiveCopy);
