import { follow, settled, wordsOfProblem } from './shared/progress';
import { wordsOf } from './shared/words';

/** Keeps the progress of one resource true while the page is open. Attribute: `resource` (id). The server drew the first state inside. */
class LiveProgress extends HTMLElement {
  private stop: () => void = () => undefined;

  connectedCallback(): void {
    const say = wordsOf(this.closest('[data-words]') ?? this);
    const bar = this.querySelector('progress')!;
    const words = this.querySelector<HTMLElement>('[data-stage]')!;
    this.stop = follow(this.getAttribute('resource')!, (now) => {
      bar.value = now.percent;
      words.textContent = now.problem ? wordsOfProblem(now.problem) : say(now.stage, now.percent);
      if (!settled(now)) return;
      bar.hidden = true;
      this.closest('[data-passing]')?.toggleAttribute('hidden', !now.problem);
      // What can be done next (play, publish) was left out by the server until now.
      if (!now.problem && this.hasAttribute('reload') && !document.activeElement?.closest('form')) location.reload();
    });
  }

  disconnectedCallback(): void {
    this.stop();
  }
}

customElements.define('live-progress', LiveProgress);
