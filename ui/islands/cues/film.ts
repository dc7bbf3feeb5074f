import { make } from '../shared/dom';
import type { Engine, Sources, Way } from '../player/engine';
import { fresh } from '../player/growth';
import type { Row } from './row';

/** The film beside the list, with the captions as they stand there. */
export class Film {
  readonly video = make('video', { controls: true, playsinline: true, preload: 'metadata' });
  private readonly track: TextTrack;
  private resource = '';
  private engine: Engine | undefined;
  private renewed = false;

  /** @param drawn whether what stands in the list is drawn over the film */
  constructor(label: string, language: string, drawn: boolean) {
    this.video.setAttribute('aria-label', label);
    this.track = this.video.addTextTrack('captions', label, language);
    this.track.mode = drawn ? 'showing' : 'hidden';
    this.video.addEventListener('playing', () => (this.renewed = false));
  }

  get now(): number {
    return this.video.currentTime;
  }

  /** Answers whether there is anything to play yet. */
  async open(resource: string): Promise<boolean> {
    this.resource = resource;
    const answer = await fetch(`/api/resources/${resource}`);
    if (!answer.ok) return false;
    const { playback } = (await answer.json()) as { playback: { hls?: string; mp4?: string; poster?: string } };
    if (!playback.hls && !playback.mp4) return false;
    if (playback.poster) this.video.poster = playback.poster;
    await this.start({ hls: playback.hls ?? null, file: playback.mp4 ?? null }, new Set());
    return true;
  }

  /** In the first way that this browser and this film allow. */
  private async start(sources: Sources, without: ReadonlySet<Way>): Promise<void> {
    const { start } = await import('../player/engine');
    const wish = { saver: false, at: this.now, size: undefined, without };
    this.engine?.stop();
    this.engine = await start(this.video, sources, wish, {
      changed: () => undefined,
      failed: (way, expired) => void this.another(sources, new Set([...without, way]), expired),
    });
  }

  /** Captions take longer to write than a grant lasts: a fresh one is fetched, once until the film plays again. */
  private async another(sources: Sources, without: ReadonlySet<Way>, expired: boolean): Promise<void> {
    const renewed = expired && !this.renewed ? await fresh(this.resource) : undefined;
    if (!renewed) return this.start(sources, without);
    this.renewed = true;
    return this.start(renewed, new Set());
  }

  /** Seeks, as soon as the film knows how long it is. */
  play(at: number): void {
    const go = () => {
      this.video.currentTime = at;
      void this.video.play().catch(() => undefined);
    };
    if (this.video.readyState >= HTMLMediaElement.HAVE_METADATA) go();
    else this.video.addEventListener('loadedmetadata', go, { once: true });
  }

  show(rows: Row[]): void {
    Array.from(this.track.cues ?? []).forEach((cue) => this.track.removeCue(cue));
    rows.forEach(({ shown }) => this.track.addCue(shown));
  }
}
