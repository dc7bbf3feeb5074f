import type { Span } from '../shared/reports';

/** What a recorder needs to know of a `<video>`. */
export interface Film extends Pick<HTMLVideoElement, 'currentTime' | 'playbackRate' | 'paused' | 'seeking' | 'muted' | 'volume' | 'readyState'> {
  addEventListener(name: string, listener: () => void): void;
}

/** Of {@link HTMLMediaElement.readyState}: the picture stands, and what comes next isn't there. */
const HAVE_CURRENT_DATA = 2;
/** A film that goes on may be so many seconds ahead of the clock, which is read a little later. */
const AHEAD = 0.5;
/** A film tells its time four times a second, once where its page is hidden; what it played since then is reckoned, and no more than this. */
const UNTOLD = 1.1;

/**
 * Writes down which parts of a film are really played: what is jumped over is not, what is played twice is twice. What nobody
 * can see or hear is not. A page that sleeps, or is told the time seldom because it isn't looked at, changes nothing: all that
 * counts is how far the film has come and whether it can have come so far since it was looked at last.
 */
export class Recorder {
  private spans: Span[] = [];
  private from = 0;
  private at = 0;
  private looked = 0;
  private rate = 1;
  private playing = false;

  /**
   * @param now milliseconds of a clock that is never set
   * @param shown whether the film can be seen
   */
  constructor(
    private readonly film: Film,
    private readonly now: () => number,
    private readonly shown: () => boolean,
  ) {
    for (const name of ['timeupdate', 'playing', 'seeked', 'volumechange']) film.addEventListener(name, () => this.look());
    for (const name of ['pause', 'ended', 'waiting']) film.addEventListener(name, () => this.stop());
    film.addEventListener('ratechange', () => {
      this.look();
      this.rate = film.playbackRate;
    });
    // Both are told when the film is elsewhere already.
    film.addEventListener('seeking', () => this.leave());
    film.addEventListener('emptied', () => this.leave());
  }

  /** Looks how far the film has come; to be called as well when the page is hidden or shown. */
  look(): void {
    if (this.film.seeking) return;
    if (this.playing) {
      const moved = this.film.currentTime - this.at;
      if (moved >= 0 && moved <= this.passed() + AHEAD) this.move();
      else this.close();
    }
    const plays = !this.film.paused && this.film.readyState > HAVE_CURRENT_DATA && (this.shown() || (!this.film.muted && this.film.volume > 0));
    if (!plays) this.close();
    else if (!this.playing) this.open();
  }

  /** What was played since it was asked last, in the order in which it was played. */
  take(): Span[] {
    this.look();
    const went = this.playing;
    this.close();
    if (went) this.open();
    const taken = this.spans;
    this.spans = [];
    return taken;
  }

  private stop(): void {
    this.look();
    this.close();
  }

  /** The film has jumped: until the jump it went on as before. */
  private leave(): void {
    if (!this.playing) return;
    this.at += Math.min(this.passed(), UNTOLD * this.rate);
    this.close();
  }

  private passed(): number {
    return (this.now() - this.looked) / 1000 * this.rate;
  }

  private open(): void {
    this.playing = true;
    this.rate = this.film.playbackRate;
    this.from = this.film.currentTime;
    this.move();
  }

  private move(): void {
    this.at = this.film.currentTime;
    this.looked = this.now();
  }

  private close(): void {
    if (!this.playing) return;
    this.playing = false;
    if (this.at - this.from >= 0.001) this.spans.push([round(this.from), round(this.at)]);
  }
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
