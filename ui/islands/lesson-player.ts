import { clock, wordsOf, type Words } from './shared/words';
import { paintQuality, qualityMenu, rateMenu } from './player/choices';
import { Captions } from './player/captions';
import { Controls } from './player/controls';
import type { Engine } from './player/engine';
import { listen } from './player/keys';
import { choices, leave, leftAt, remember } from './player/memory';
import type { Menu } from './player/menu';
import { Places, shareButton } from './player/places';
import { fill, filled } from './player/screen';
import { Storyboard } from './player/storyboard';

const IDLE_MS = 3000;
const WORTH_RESUMING = 10;

/**
 * Takes over the `<video controls>` inside it. Attributes: `resource` (id), `hls`, `file` (addresses or empty), `storyboard`,
 * `duration` (seconds, known before the media is). The engine is fetched when the browser is idle or Play is pressed.
 */
class LessonPlayer extends HTMLElement {
  private say!: Words;
  private video!: HTMLVideoElement;
  private controls!: Controls;
  private captions!: Captions;
  private storyboard!: Storyboard;
  private quality!: Menu;
  private places!: Places;
  private engine: Engine | undefined;
  private starting: Promise<void> | undefined;
  private renewed = false;
  private idle = 0;
  private stopKeys: () => void = () => undefined;

  connectedCallback(): void {
    if (this.controls) return;
    this.say = wordsOf(this);
    this.video = this.querySelector('video')!;
    this.video.removeAttribute('controls');
    this.video.querySelectorAll('source').forEach((source) => source.remove());
    this.quality = qualityMenu(this.say, () => this.engine);
    this.controls = new Controls(this.say, [this.quality.element, rateMenu(this.say, this.video).element]);
    this.append(...this.controls.all);
    this.captions = new Captions(this.video, this.controls.lines);
    this.storyboard = new Storyboard(this.getAttribute('storyboard') || null);
    this.places = new Places((seconds) => void this.seek(seconds, true));
    shareButton(() => this.video.currentTime);
    this.video.volume = choices().volume;
    this.video.muted = choices().muted;
    this.caption(choices().captions);
    this.controls.captions.hidden = !this.captions.any;
    this.hear();
    this.stopKeys = listen(this, this.keyed());
    this.begin();
    this.paint();
    this.classList.add('ready');
  }

  disconnectedCallback(): void {
    this.stopKeys();
    this.engine?.stop();
  }

  private get duration(): number {
    return Number.isFinite(this.video.duration) && this.video.duration > 0 ? this.video.duration : Number(this.getAttribute('duration')) || 0;
  }

  /** An address with `?t=` starts there; otherwise the place where it was left is offered. */
  private begin(): void {
    const asked = Number(new URLSearchParams(location.search).get('t'));
    const left = leftAt(this.resource);
    if (asked > 0) void this.seek(asked, false);
    else if (left > WORTH_RESUMING) {
      this.controls.resume.hidden = false;
      this.controls.resume.textContent = this.say('resume', clock(left));
      this.controls.resume.addEventListener('click', () => void this.seek(left, true));
    }
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500));
    window.addEventListener('load', () => later(() => void this.prepare()), { once: true });
    if (document.readyState === 'complete') later(() => void this.prepare());
  }

  private get resource(): string {
    return this.getAttribute('resource') ?? '';
  }

  private prepare(): Promise<void> {
    this.starting ??= import('./player/engine').then(async ({ start }) => {
      this.engine = await start(this.video, { hls: this.getAttribute('hls') || null, file: this.getAttribute('file') || null }, choices().saver, {
        changed: () => paintQuality(this.quality, this.say, this.engine),
        broken: (expired) => void this.broken(expired),
      });
      paintQuality(this.quality, this.say, this.engine);
    });
    return this.starting;
  }

  private async play(): Promise<void> {
    this.controls.resume.hidden = true;
    await this.prepare();
    await this.video.play().catch(() => undefined);
  }

  private toggle(): void {
    if (this.video.paused) void this.play();
    else this.video.pause();
  }

  private async seek(seconds: number, play: boolean): Promise<void> {
    await this.prepare();
    if (this.video.readyState < HTMLMediaElement.HAVE_METADATA) {
      this.video.addEventListener('loadedmetadata', () => { this.video.currentTime = seconds; }, { once: true });
    } else this.video.currentTime = seconds;
    this.controls.move(seconds, this.duration);
    if (play) await this.play();
  }

  /** A page left open over night holds a grant that has run out: fetch a fresh one once and go on where we were. */
  private async broken(expired: boolean): Promise<void> {
    const answer = expired && !this.renewed ? await fetch(`/api/resources/${this.resource}`) : undefined;
    if (!answer?.ok) {
      this.controls.trouble.hidden = false;
      this.controls.trouble.textContent = this.say('broken');
      return;
    }
    this.renewed = true;
    const { playback } = (await answer.json()) as { playback: { hls?: string } };
    const at = this.video.currentTime;
    this.engine?.stop();
    this.setAttribute('hls', playback.hls ?? '');
    this.starting = undefined;
    await this.seek(at, true);
  }

  private caption(on: boolean): void {
    this.captions.show(on && this.captions.any);
    this.controls.press(this.controls.captions, this.captions.on);
  }

  private keyed() {
    return {
      toggle: () => this.toggle(),
      skip: (by: number) => void this.seek(Math.min(Math.max(0, this.video.currentTime + by), this.duration), !this.video.paused),
      louder: (by: number) => {
        this.video.muted = false;
        this.video.volume = Math.min(1, Math.max(0, Math.round(10 * (this.video.volume + by)) / 10));
      },
      mute: () => { this.video.muted = !this.video.muted; },
      fill: () => fill(this, this.video),
      caption: () => this.controls.captions.click(),
    };
  }

  private hear(): void {
    const { controls, video } = this;
    controls.big.addEventListener('click', () => this.toggle());
    controls.play.addEventListener('click', () => this.toggle());
    video.addEventListener('click', () => this.toggle());
    controls.sound.addEventListener('click', () => this.keyed().mute());
    controls.full.addEventListener('click', () => this.keyed().fill());
    controls.wide.addEventListener('click', () => controls.press(controls.wide, document.documentElement.classList.toggle('player-wide')));
    controls.captions.addEventListener('click', () => {
      this.caption(!this.captions.on);
      remember({ captions: this.captions.on });
    });
    controls.bar.addEventListener('input', () => void this.seek(Number(controls.bar.value), false));
    controls.bar.addEventListener('pointermove', (event) => this.point(event));
    controls.bar.addEventListener('pointerleave', () => { controls.preview.hidden = true; });
    for (const name of ['play', 'pause', 'ended', 'volumechange', 'progress', 'durationchange', 'waiting', 'playing']) {
      video.addEventListener(name, () => this.paint());
    }
    video.addEventListener('volumechange', () => remember({ volume: video.volume, muted: video.muted }));
    video.addEventListener('timeupdate', () => this.moved());
    video.addEventListener('pause', () => this.keep());
    video.addEventListener('ended', () => leave(this.resource, 0));
    video.addEventListener('webkitbeginfullscreen', () => this.captions.native(true));
    video.addEventListener('webkitendfullscreen', () => this.captions.native(false));
    window.addEventListener('pagehide', () => this.keep());
    document.addEventListener('fullscreenchange', () => this.classList.toggle('filled', filled()));
    for (const name of ['pointermove', 'keydown', 'focusin', 'touchstart']) {
      this.addEventListener(name, () => this.wake(), { passive: true });
    }
  }

  private moved(): void {
    this.controls.paint(this.video, this.duration);
    this.places.follow(this.video.currentTime);
    if (Math.floor(this.video.currentTime) % 5 === 0) this.keep();
  }

  private keep(): void {
    const { currentTime } = this.video;
    if (currentTime > 0) leave(this.resource, currentTime < this.duration - WORTH_RESUMING ? currentTime : 0);
  }

  private point(event: PointerEvent): void {
    const box = this.controls.bar.getBoundingClientRect();
    const seconds = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * this.duration;
    this.controls.point(seconds, this.duration);
    void this.storyboard.show(seconds, this.controls.picture);
  }

  private paint(): void {
    this.classList.toggle('playing', !this.video.paused);
    this.classList.toggle('waiting', !this.video.paused && this.video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
    this.controls.paint(this.video, this.duration);
    this.wake();
  }

  private wake(): void {
    this.classList.remove('idle');
    clearTimeout(this.idle);
    this.idle = window.setTimeout(() => this.classList.toggle('idle', !this.video.paused), IDLE_MS);
  }
}

customElements.define('lesson-player', LessonPlayer);
