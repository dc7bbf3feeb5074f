import { Slides } from './slides';
import { Waveform } from './waveform';

/** What stands in the place of a film while only sound is played. */
export class Stand {
  private slides: Slides | undefined;
  private wave: Waveform | undefined;
  private reading: Promise<void> | undefined;

  constructor(private readonly host: HTMLElement, private readonly video: HTMLVideoElement) {}

  /**
   * @param thin whether the film is left out for the sake of the line
   * @param heard whether there is no film at all
   */
  paint(thin: boolean, heard: boolean, at: number, duration: number): void {
    if (thin && !this.slides) {
      this.slides = new Slides(this.host.getAttribute('slides') || null);
      this.video.after(this.slides.element);
    }
    if (thin) void this.slides?.show(at);
    else if (this.slides) this.slides.element.hidden = true;
    if (heard) this.reading ??= this.read();
    if (this.wave) this.wave.element.style.display = heard ? '' : 'none';
    this.wave?.paint(duration > 0 ? at / duration : 0);
  }

  private async read(): Promise<void> {
    this.wave = await Waveform.read(this.host.getAttribute('sound') || null);
    if (this.wave) this.video.after(this.wave.element);
  }
}
