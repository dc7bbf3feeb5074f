/** Tells how far a copy is while the page is open. Attributes: `resource` (id), `state`. The server drew the first state inside. */
class LiveCopy extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    if (this.isOpen(this.getAttribute('state')!)) this.timer = window.setInterval(() => void this.look(), 2000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
  }

  private isOpen(state: string): boolean {
    return state === 'waiting' || state === 'running';
  }

  private async look(): Promise<void> {
    const answer = await fetch(`/api/resources/${this.getAttribute('resource')!}/copy`).catch(() => undefined);
    if (!answer?.ok) return;
    const now = (await answer.json()) as { state: string; words: string; percent?: number };
    this.querySelector('[data-words]')!.textContent = now.words;
    const bar = this.querySelector('progress');
    if (bar && now.percent !== undefined) bar.value = now.percent;
    if (this.isOpen(now.state)) return;
    window.clearInterval(this.timer);
    // What can be played now, or asked for once more, is the server's to draw.
    if (!document.activeElement?.closest('form')) location.reload();
  }
}

customElements.define('live-copy', LiveCopy);
