import { choices, remember } from './memory';
import type { Engine, Sources, Way } from './engine';
import { fresh, Growth, type Addresses } from './growth';
import { still } from './still';

const EXPIRED = 403;

/** What is told about the source: another picture size, or that nothing plays any more. */
export interface Told {
  changed(): void;
  /** Nothing plays: not yet where `early`, because more of it is being made. */
  broken(early: boolean): void;
  /** More has been made; its pictures and chapters can be used at once. */
  grown(now: Addresses): void;
}

/** Where the film comes from: the engine, what it falls back to, and what it goes over to when more has been made. */
export class Source {
  engine: Engine | undefined;
  /** Whether the viewer wants it to play, whatever the video says while its source is changed. */
  wanted = false;
  /** Whether only the sound is loaded, and slides stand in the place of the film. */
  thin = false;
  private sound: string | null;
  private changes = 0;
  private starting: Promise<void> | undefined;
  private readonly failed = new Set<Way>();
  private readonly growth: Growth | undefined;
  private sources: Sources;
  private renewed = false;

  constructor(private readonly host: HTMLElement, private readonly video: HTMLVideoElement, private readonly told: Told) {
    this.sources = { hls: host.getAttribute('hls') || null, file: host.getAttribute('file') || null };
    this.sound = host.getAttribute('thin') || null;
    this.thin = this.sound !== null && choices().thin;
    video.addEventListener('playing', () => (this.renewed = false));
    if (host.hasAttribute('growing')) {
      this.growth = new Growth(this.resource, this.sources.hls, (now) => {
        this.sound = now.thin ?? this.sound;
        this.told.grown(now);
        if (video.paused) void this.grow(video.currentTime);
        this.told.changed();
      });
    }
  }

  /** Meanwhile the video tells nothing true. */
  get changing(): boolean {
    return this.changes > 0;
  }

  /** Sizes that have come and will be played after the next change. */
  get growing(): number[] {
    return this.growth?.sizes ?? [];
  }

  get thinnable(): boolean {
    return this.sound !== null;
  }

  /** Goes over to the sound alone, or back to the film. */
  async listen(on: boolean): Promise<void> {
    if (on === this.thin || this.changing) return;
    this.thin = on;
    remember({ thin: on });
    await this.change(this.video.currentTime);
    this.told.changed();
  }

  prepare(): Promise<void> {
    this.starting ??= this.begin(0, undefined);
    return this.starting;
  }

  /** Goes over to what has been made since, if there is any: at a moment at which the picture stands or jumps anyway. */
  async grow(at: number, size?: number): Promise<void> {
    if (!this.growth?.ready || this.changing || this.thin || document.pictureInPictureElement === this.video) return;
    this.sources = this.growth.take()!;
    await this.change(at, size);
    this.host.dataset.grown = String(Number(this.host.dataset.grown ?? 0) + 1);
  }

  stop(): void {
    this.growth?.end();
    this.engine?.stop();
  }

  private get resource(): string {
    return this.host.getAttribute('resource') ?? '';
  }

  private async begin(at: number, size: number | undefined): Promise<void> {
    const { start } = await import('./engine');
    const sources = this.thin ? { hls: this.sound, file: null } : this.sources;
    this.engine = await start(this.video, sources, { saver: choices().saver, at, size, without: this.failed }, {
      changed: () => this.told.changed(),
      failed: (way, expired) => void this.fallBack(way, expired),
    });
    if (this.engine) this.host.dataset.way = this.engine.way;
    else {
      const early = this.growth !== undefined && this.failed.size === 0;
      // Whoever presses Play again tries them all again.
      this.failed.clear();
      this.starting = undefined;
      this.told.broken(early);
    }
    this.told.changed();
  }

  /** Another source at the same second, with the same quality, playing or not as before. */
  private async change(at: number, size?: number): Promise<void> {
    const { engine, video } = this;
    const chosen = size ?? engine?.rungs()[engine.chosen()]?.size;
    const uncover = still(video);
    this.changes++;
    engine?.stop();
    const starting = this.begin(at, chosen);
    this.starting = starting;
    await starting;
    if (!this.engine) this.starting = undefined;
    const shown = new Promise<void>((resolve) => {
      const look = () => {
        if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.seeking) return;
        ['loadeddata', 'seeked', 'canplay', 'error'].forEach((name) => video.removeEventListener(name, look));
        resolve();
      };
      ['loadeddata', 'seeked', 'canplay'].forEach((name) => video.addEventListener(name, look));
      video.addEventListener('error', () => resolve(), { once: true });
      setTimeout(resolve, 10_000);
    });
    if (this.wanted) void video.play().catch(() => undefined);
    if (this.engine) await shown;
    uncover();
    this.changes--;
    video.dispatchEvent(new Event('timeupdate'));
  }

  /** A page left open over night holds a grant that has run out: a fresh one is fetched, once until it plays again. Otherwise the next way is tried. */
  private async fallBack(way: Way, told: boolean): Promise<void> {
    this.changes++;
    await this.another(way, told, this.video.currentTime);
    this.changes--;
    this.video.dispatchEvent(new Event('timeupdate'));
  }

  private async another(way: Way, told: boolean, at: number): Promise<void> {
    if (!this.renewed && (told || (await this.expired()))) {
      this.renewed = true;
      const renewed = await fresh(this.resource);
      if (renewed?.hls || renewed?.file) {
        this.sources = renewed;
        this.sound = renewed.thin;
        return this.change(at);
      }
    }
    this.failed.add(way);
    await this.change(at);
  }

  private async expired(): Promise<boolean> {
    const address = this.sources.hls ?? this.sources.file;
    const answer = address ? await fetch(address, { method: 'HEAD' }).catch(() => undefined) : undefined;
    return answer?.status === EXPIRED;
  }
}
