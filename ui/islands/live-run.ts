import { Announcer } from './shared/announce';

/** Tells how far a harvest is while the page is open. Attributes: `run` (id), `state`. The server drew the first state inside. */
class LiveRun extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const state = this.getAttribute('state')!;
    if (state !== 'waiting' && state !== 'running') return;
    const announcer = new Announcer(this.querySelector('[role=status]')!, state);
    this.timer = window.setInterval(() => void this.look(announcer), 2000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
  }

  private async look(announcer: Announcer): Promise<void> {
    const answer = await fetch(`/api/harvests/${this.getAttribute('run')!}`).catch(() => undefined);
    if (!answer?.ok) return;
    const now = (await answer.json()) as { state: string; words: string; percent?: number };
    this.querySelector('[data-words]')!.textContent = now.words;
    announcer.say(now.state, now.words);
    const bar = this.querySelector('progress');
    if (bar && now.percent !== undefined) bar.value = now.percent;
    if (now.state === 'waiting' || now.state === 'running') return;
    window.clearInterval(this.timer);
    // The buttons and figures of a run that is over are the server's to draw.
    if (!document.activeElement?.closest('form')) location.reload();
  }
}

customElements.define('live-run', LiveRun);
