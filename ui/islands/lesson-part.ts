import { make } from './shared/dom';
import { wordsOf } from './shared/words';

/** A film that goes on moves no further than this from one look to the next; what moves more was a jump. */
const STEP = 2;

/** Stops the film of the page once, where the part ends that is meant (`until`, in seconds); whoever plays on sees the rest. */
class LessonPart extends HTMLElement {
  connectedCallback(): void {
    const video = document.querySelector<HTMLVideoElement>('lesson-player video');
    const until = Number(this.getAttribute('until'));
    if (!video || !until) return;
    const say = wordsOf(this);
    let before = video.currentTime;
    const look = () => {
      const now = video.currentTime;
      const reached = before < until && until <= now && now - before < STEP * Math.max(1, video.playbackRate);
      before = now;
      if (!reached || video.seeking) return;
      video.removeEventListener('timeupdate', look);
      video.pause();
      this.append(make('p', { class: 'note', role: 'status' }, say('over')));
    };
    video.addEventListener('timeupdate', look);
  }
}

customElements.define('lesson-part', LessonPart);
