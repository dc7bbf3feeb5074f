import { clock } from './shared/words';

/**
 * A form for something that is said at a second. It takes the second from the player of the page when somebody begins to
 * write, and when asked to; without scripts the second is typed.
 */
class PlayerSecond extends HTMLElement {
  connectedCallback(): void {
    const at = this.querySelector<HTMLInputElement>('input[name="at"]');
    const words = this.querySelector<HTMLTextAreaElement>('textarea');
    const take = this.querySelector<HTMLButtonElement>('[data-take]');
    const video = document.querySelector<HTMLVideoElement>('lesson-player video');
    if (!at || !words || !take || !video) return;
    const now = () => { at.value = clock(video.currentTime); };
    let begun = false;
    take.hidden = false;
    take.addEventListener('click', now);
    at.addEventListener('input', () => { begun = true; });
    words.addEventListener('input', () => {
      if (!begun) now();
      begun = words.value !== '';
    });
  }
}

customElements.define('player-second', PlayerSecond);
