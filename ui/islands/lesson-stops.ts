import { make } from './shared/dom';
import { wordsOf } from './shared/words';

/** A film that goes on moves no further than this from one look to the next; what moves more was a jump. */
const STEP = 2;

/**
 * Stops the film of the page where a teacher asks something. Holds a link for each stop, with `data-stop` in seconds; without
 * scripts they stand below the film. Who jumps over a stop isn't asked, and nobody is asked twice.
 */
class LessonStops extends HTMLElement {
  connectedCallback(): void {
    const video = document.querySelector<HTMLVideoElement>('lesson-player video');
    if (!video) return;
    const say = wordsOf(this);
    const open = new Set(this.querySelectorAll<HTMLAnchorElement>('a[data-stop]'));
    let before = video.currentTime;
    video.addEventListener('timeupdate', () => {
      const now = video.currentTime;
      const stop = [...open].find(({ dataset }) => before < Number(dataset.stop) && Number(dataset.stop) <= now);
      const played = now - before < STEP * Math.max(1, video.playbackRate);
      before = now;
      if (!stop || !played || video.seeking) return;
      open.delete(stop);
      video.pause();
      ask(stop);
    });

    const ask = (stop: HTMLAnchorElement) => {
      const on = make('button', { type: 'button', class: 'button' }, say('go-on'));
      const dialog = make('dialog', { class: 'lesson-stop', 'aria-label': stop.textContent ?? '' },
        make('h2', {}, stop.textContent ?? ''), make('p', {}, say('asked')),
        make('p', { class: 'actions' }, make('a', { class: 'button primary', href: stop.href }, say('answer')), on));
      on.addEventListener('click', () => dialog.close());
      dialog.addEventListener('close', () => {
        dialog.remove();
        void video.play().catch(() => undefined);
      });
      // In full screen only what is inside of it is seen.
      (document.fullscreenElement ?? document.body).append(dialog);
      dialog.showModal();
    };
  }
}

customElements.define('lesson-stops', LessonStops);
