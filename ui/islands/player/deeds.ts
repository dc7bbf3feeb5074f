import type { Words } from '../shared/words';
import type { Controls } from './controls';
import type { Keyed } from './keys';
import { Panel } from './panel';
import { float } from './pip';
import type { Preview } from './preview';
import { fill } from './screen';
import type { Source } from './source';

/** What a viewer can do, whichever key, button or finger asks for it. */
export class Deeds {
  private panel: Panel | undefined;

  constructor(
    private readonly player: HTMLElement,
    private readonly video: HTMLVideoElement,
    private readonly controls: Controls,
    private readonly source: Source,
    private readonly preview: Preview,
    private readonly say: Words,
    private readonly duration: () => number,
  ) {}

  hear(): void {
    const { controls, video } = this;
    controls.big.addEventListener('click', () => this.toggle());
    controls.play.addEventListener('click', () => this.toggle());
    video.addEventListener('click', () => this.toggle());
    controls.sound.addEventListener('click', () => this.mute());
    controls.volume.addEventListener('input', () => this.louden(Number(controls.volume.value)));
    controls.float.addEventListener('click', () => float(video));
    controls.share.addEventListener('click', () => void this.share());
    controls.help.addEventListener('click', () => void this.help());
    controls.full.addEventListener('click', () => fill(this.player, video));
    controls.wide.addEventListener('click', () => controls.press(controls.wide, document.documentElement.classList.toggle('player-wide')));
    controls.bar.addEventListener('input', () => {
      this.preview.peek(Number(controls.bar.value));
      void this.seek(Number(controls.bar.value), false);
    });
    const page = document.querySelector<HTMLButtonElement>('button[data-share]');
    if (page) page.hidden = false;
    page?.addEventListener('click', () => void this.share());
  }

  keyed(): Keyed {
    return {
      toggle: () => this.toggle(),
      skip: (by) => {
        const to = Math.min(Math.max(0, this.video.currentTime + by), this.duration());
        this.preview.peek(to);
        void this.seek(to, !this.video.paused);
      },
      louder: (by) => this.louden(Math.round(20 * (this.video.volume + by)) / 20),
      mute: () => this.mute(),
      fill: () => fill(this.player, this.video),
      caption: () => this.controls.captions.click(),
      frame: (by) => void this.frame(by),
      float: () => float(this.video),
      share: () => void this.share(),
      help: () => void this.help(),
    };
  }

  async play(): Promise<void> {
    this.controls.resume.hidden = true;
    this.source.wanted = true;
    await this.source.prepare();
    await this.video.play().catch(() => undefined);
  }

  async seek(seconds: number, play: boolean): Promise<void> {
    await this.source.prepare();
    if (this.video.readyState < HTMLMediaElement.HAVE_METADATA) {
      this.video.addEventListener('loadedmetadata', () => { this.video.currentTime = seconds; }, { once: true });
    } else this.video.currentTime = seconds;
    this.controls.move(seconds, this.duration());
    void this.source.grow(seconds);
    if (play) await this.play();
  }

  private toggle(): void {
    if (this.video.paused) void this.play();
    else this.video.pause();
  }

  private mute(): void {
    this.video.muted = !this.video.muted;
  }

  private louden(volume: number): void {
    this.video.muted = false;
    this.video.volume = Math.min(1, Math.max(0, volume));
  }

  /** Half a picture is added, so that a rounded time never falls back onto the one before. */
  private async frame(by: 1 | -1): Promise<void> {
    this.video.pause();
    await this.source.prepare();
    const rate = this.source.engine?.rate() ?? 25;
    const frame = Math.floor(this.video.currentTime * rate + 0.01) + by;
    await this.seek(Math.min(this.duration(), Math.max(0, (frame + 0.5) / rate)), false);
  }

  private async share(): Promise<void> {
    if (this.panel) return;
    const at = this.video.currentTime;
    const { share } = await import('./share');
    this.open(this.say('share'), share(this.say, this.player.getAttribute('page') || location.pathname, at));
  }

  private async help(): Promise<void> {
    if (this.panel) return;
    const { help } = await import('./help');
    this.open(this.say('help'), help(this.say));
  }

  private open(title: string, content: Node[]): void {
    if (this.panel) return;
    this.panel = new Panel(this.player, title, this.say('close'), content, () => { this.panel = undefined; });
  }
}
