/** Tells how far the recognition of speech is while the page is open. Attribute: `resource` (id). The server drew the first state inside. */
class SpeechProgress extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    this.timer = window.setInterval(() => void this.look(), 3000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const answer = await fetch(`/api/resources/${this.getAttribute('resource')!}/recognition`).catch(() => undefined);
    if (!answer?.ok) return;
    const now = (await answer.json()) as { state: string; words: string };
    this.querySelector('[role=status]')!.textContent = now.words;
    if (now.state !== 'done' && now.state !== 'failed') return;
    window.clearInterval(this.timer);
    // The new track, or the reason, is the server's to draw; what somebody types meanwhile is not lost for it.
    if (!document.activeElement?.closest('form')) location.reload();
  }
}

customElements.define('speech-progress', SpeechProgress);
