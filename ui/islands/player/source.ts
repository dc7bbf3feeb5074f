import { choices } from './memory';
import type { Engine, Sources, Way } from './engine';
import { fresh, Growth } from './growth';
import { still } from './still';

const EXPIRED = 403;

/** What is told about the source: another picture size, or that nothing plays any more. */
export interface Told {
  changed(): void;
  broken(): void;
}

/** Where the film comes from: the engine, what it falls back to, and what it goes over to when more has been made. */
export class Source {
  engine: Engine | undefined;
  /** While the source is changed the video tells nothing true. */
  changing = false;
  private starting: Promise<void> | undefined;
  private readonly failed = new Set<Way>();
  private readonly growth: Growth | undefined;
  private sources: Sources;
  private renewed = false;

  constructor(private readonly host: HTMLElement, private readonly video: HTMLVideoElement, private readonly told: Told) {
    this.sources = { hls: host.getAttribute('hls') || null, file: host.getAttribute('file') || null };
    if (host.hasAttribute('growing')) {
      this.growth = new Growth(this.resource, this.sources.hls, () => {
        if (video.paused) void this.grow(video.currentTime);
        this.told.changed();
      });
    }
  }

  /** Sizes that have come and will be played after the next change. */
  get growing(): number[] {
    return this.growth?.sizes ?? [];
  }

  prepare(): Promise<void> {
    this.starting ??= this.begin(0, undefined);
    return this.starting;
  }

  /** Goes over to what has been made since, if there is any: at a moment at which the picture stands or jumps anyway. */
  async grow(at: number, size?: number): Promise<void> {
    if (!this.growth?.ready || this.changing || document.pictureInPictureElement === this.video) return;
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
    this.engine = await start(this.video, this.sources, { saver: choices().saver, at, size, without: this.failed }, {
      changed: () => this.told.changed(),
      failed: (way, expired) => void this.fallBack(way, expired),
    });
    if (this.engine) this.host.dataset.way = this.engine.way;
    else this.told.broken();
    this.told.changed();
  }

  /** Another source at the same second, with the same quality, playing or not as before. */
  private async change(at: number, size?: number): Promise<void> {
    const { engine, video } = this;
    const plays = !video.paused && !video.ended;
    const chosen = size ?? engine?.rungs()[engine.chosen()]?.size;
    const uncover = still(video);
    this.changing = true;
    engine?.stop();
    this.starting = this.begin(at, chosen);
    await this.starting;
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
    if (plays) void video.play().catch(() => undefined);
    if (this.engine) await shown;
    uncover();
    this.changing = false;
    video.dispatchEvent(new Event('timeupdate'));
  }

  /** A page left open over night holds a grant that has run out: a fresh one is fetched once. Otherwise the next way is tried. */
  private async fallBack(way: Way, told: boolean): Promise<void> {
    const { currentTime } = this.video;
    if (!this.renewed && (told || (await this.expired()))) {
      this.renewed = true;
      const renewed = await fresh(this.resource);
      if (renewed?.hls || renewed?.file) {
        this.sources = renewed;
        await this.change(currentTime);
        return;
      }
    }
    this.failed.add(way);
    await this.change(currentTime);
  }

  private async expired(): Promise<boolean> {
    const address = this.sources.hls ?? this.sources.file;
    const answer = address ? await fetch(address, { method: 'HEAD' }).catch(() => undefined) : undefined;
    return answer?.status === EXPIRED;
  }
}
