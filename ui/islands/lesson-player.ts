import { clock, wordsOf, type Words } from './shared/words';
import { paintQuality, qualityMenu, rateMenu } from './player/choices';
import { captionMenu, Captions } from './player/captions';
import { Chapters } from './player/chapters';
import { CAPTIONS, Controls } from './player/controls';
import { Deeds } from './player/deeds';
import { listen } from './player/keys';
import { choices, remember } from './player/memory';
import { Places } from './player/places';
import { Preview } from './player/preview';
import { Resume } from './player/resume';
import { canFloat } from './player/pip';
import { filled, fit } from './player/screen';
import { Source } from './player/source';
import type { Stand } from './player/stand';
import { Storyboard } from './player/storyboard';
import { tell } from './player/watching';

const IDLE_MS = 3000;
const STALLED_MS = 2000;

/**
 * Takes over the `<video controls>` inside it. Attributes: `resource` (id), `hls`, `file`, `storyboard`, `chapters` (addresses
 * or empty), `slides`, `thin`, `sound` (addresses of what stands in the place of a film), `duration` (seconds, known before the media is), `growing` while more renditions are made, `left` (seconds; for
 * a reader whom the service knows), `ticket` (to tell what is watched), `page` (the address to be shared). It tells its way of playing in `data-way`.
 */
class LessonPlayer extends HTMLElement {
  private say!: Words;
  private video!: HTMLVideoElement;
  private controls!: Controls;
  private captions!: Captions;
  private chapters!: Chapters;
  private source!: Source;
  private deeds!: Deeds;
  private places!: Places;
  private resume!: Resume;
  private idle = 0;
  private stalled = 0;
  private stand: Promise<Stand> | undefined;
  private stopKeys: () => void = () => undefined;

  connectedCallback(): void {
    if (this.controls) return;
    this.say = wordsOf(this);
    this.video = this.querySelector('video')!;
    this.video.removeAttribute('controls');
    this.video.querySelectorAll('source').forEach((source) => source.remove());
    const quality = qualityMenu(this.say, () => this.source.engine, {
      sizes: () => this.source.growing,
      grow: (size) => void this.source.grow(this.video.currentTime, size),
    }, {
      offered: () => this.source.thinnable,
      on: () => this.source.thin,
      listen: (on) => void this.source.listen(on),
    });
    const storyboard = new Storyboard(this.getAttribute('storyboard') || null);
    this.source = new Source(this, this.video, {
      changed: () => {
        paintQuality(quality, this.say, this.source.engine, this.source.thin);
        this.look();
      },
      broken: (early) => {
        this.controls.trouble.hidden = false;
        this.controls.trouble.textContent = this.say(early ? 'early' : 'broken');
      },
      grown: (now) => {
        storyboard.use(now.storyboard);
        if (now.slides) this.setAttribute('slides', now.slides);
        if (now.chapters) void this.chapters.read(now.chapters, this.duration);
      },
    });
    this.chapters = new Chapters(this.say, storyboard, () => this.video.currentTime, (seconds) => void this.deeds.seek(seconds, true));
    this.controls = new Controls(this.say, this.chapters.marks, [quality.element, rateMenu(this.say, this.video).element, this.chapters.menu.element]);
    const languages = captionMenu(this.say, () => this.captions, CAPTIONS);
    this.controls.captions.after(languages.element);
    this.append(...this.controls.all);
    this.captions = new Captions(this.video, this.controls.lines, () => {
      this.controls.press(this.controls.captions, this.captions.on);
      languages.button.classList.toggle('on', this.captions.on);
    });
    languages.element.hidden = this.captions.names.length < 2;
    const preview = new Preview(this.controls, storyboard, this.chapters, () => this.duration);
    this.deeds = new Deeds(this, this.video, this.controls, this.source, preview, this.say, () => this.duration);
    this.places = new Places((seconds) => void this.deeds.seek(seconds, true));
    this.resume = new Resume(this.resource, this.hasAttribute('left') ? Number(this.getAttribute('left')) || 0 : null);
    this.video.volume = choices().volume;
    this.video.muted = choices().muted;
    this.captions.show(choices().captions && this.captions.any);
    this.controls.captions.hidden = this.captions.names.length !== 1;
    this.controls.float.hidden = !canFloat();
    this.hear();
    const ticket = this.getAttribute('ticket');
    if (ticket) tell(this.video, ticket);
    this.stopKeys = listen(this, this.deeds.keyed());
    this.begin();
    this.paint();
    fit(this);
    this.classList.add('ready');
  }

  disconnectedCallback(): void {
    this.stopKeys();
    this.source.stop();
  }

  private get duration(): number {
    return Number.isFinite(this.video.duration) && this.video.duration > 0 ? this.video.duration : Number(this.getAttribute('duration')) || 0;
  }

  private get resource(): string {
    return this.getAttribute('resource') ?? '';
  }

  /** An address with `?t=` starts there; otherwise the place where it was left is offered. */
  private begin(): void {
    const asked = Number(new URLSearchParams(location.search).get('t'));
    const left = this.resume.at();
    if (asked > 0) void this.deeds.seek(asked, false);
    else if (left > 0) {
      this.controls.resume.hidden = false;
      this.controls.resume.textContent = this.say('resume', clock(left));
      this.controls.resume.addEventListener('click', () => void this.deeds.seek(left, true));
    }
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500));
    const prepare = () => later(() => {
      void this.source.prepare();
      void this.chapters.read(this.getAttribute('chapters') || null, this.duration);
    });
    if (document.readyState === 'complete') prepare();
    else window.addEventListener('load', prepare, { once: true });
  }

  private hear(): void {
    const { controls, video } = this;
    this.deeds.hear();
    controls.captions.addEventListener('click', () => {
      remember({ captions: !this.captions.on });
      this.captions.show(!this.captions.on);
    });
    for (const name of ['play', 'pause', 'ended', 'volumechange', 'progress', 'durationchange', 'waiting', 'playing']) {
      video.addEventListener(name, () => this.paint());
    }
    video.addEventListener('volumechange', () => remember({ volume: video.volume, muted: video.muted }));
    video.addEventListener('timeupdate', () => this.moved());
    video.addEventListener('pause', () => this.stopped());
    video.addEventListener('ended', () => this.stopped());
    video.addEventListener('waiting', () => this.wait());
    video.addEventListener('playing', () => {
      controls.trouble.hidden = true;
      this.source.wanted = true;
    });
    video.addEventListener('webkitbeginfullscreen', () => this.captions.native(true));
    video.addEventListener('webkitendfullscreen', () => this.captions.native(false));
    video.addEventListener('enterpictureinpicture', () => this.captions.native(true));
    video.addEventListener('leavepictureinpicture', () => this.captions.native(false));
    window.addEventListener('pagehide', () => this.resume.keep(video.currentTime, this.duration, false));
    document.addEventListener('fullscreenchange', () => this.classList.toggle('filled', filled()));
    for (const name of ['pointermove', 'keydown', 'focusin', 'touchstart']) {
      this.addEventListener(name, () => this.wake(), { passive: true });
    }
  }

  private moved(): void {
    this.look();
    if (this.source.changing) return;
    const { currentTime } = this.video;
    this.controls.paint(this.video, this.duration);
    this.controls.chapter.textContent = this.chapters.titleAt(currentTime);
    this.controls.chapter.hidden = !this.controls.chapter.textContent;
    this.places.follow(currentTime);
    if (!this.video.paused) this.resume.keep(currentTime, this.duration, true);
  }

  /** Nobody sees the source change while the picture stands. */
  private stopped(): void {
    if (this.source.changing) return;
    this.source.wanted = false;
    this.resume.keep(this.video.currentTime, this.duration, false);
    if (!this.video.ended) void this.source.grow(this.video.currentTime);
  }

  /** A film that has run dry isn't disturbed by a lighter rendition. */
  private wait(): void {
    clearTimeout(this.stalled);
    this.stalled = window.setTimeout(() => {
      const dry = !this.video.paused && this.video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
      if (dry && !this.source.changing) void this.source.grow(this.video.currentTime);
    }, STALLED_MS);
  }

  private paint(): void {
    if (this.source.changing) return;
    this.classList.toggle('playing', !this.video.paused);
    this.classList.toggle('waiting', !this.video.paused && this.video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
    this.controls.paint(this.video, this.duration);
    this.look();
    this.wake();
  }

  /** What is seen where there is no film: the slide that stands, or the outline of the sound. */
  private look(): void {
    const { video } = this;
    const heard = !this.source.thin && video.readyState >= HTMLMediaElement.HAVE_METADATA && video.videoWidth === 0;
    if (!this.stand && (this.source.thin || heard)) {
      this.stand = import('./player/stand').then(({ Stand }) => new Stand(this, video));
    }
    void this.stand?.then((stand) => stand.paint(this.source.thin, heard, video.currentTime, this.duration));
  }

  private wake(): void {
    this.classList.remove('idle');
    clearTimeout(this.idle);
    this.idle = window.setTimeout(() => this.classList.toggle('idle', !this.video.paused), IDLE_MS);
  }
}

customElements.define('lesson-player', LessonPlayer);
