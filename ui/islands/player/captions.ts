import type { Words } from '../shared/words';
import { choices, remember } from './memory';
import { Menu } from './menu';

/** A list of languages, where captions come in several: otherwise one button is enough. */
export function captionMenu(say: Words, captions: () => Captions, path: string): Menu {
  const menu: Menu = new Menu(say('captions'), () => [
    { label: say('captionsOff'), sort: 'one', chosen: !captions().on, take: () => captions().take(undefined) },
    ...captions().names.map((label, at) => ({
      label, sort: 'one' as const, chosen: captions().shows(at), take: () => captions().take(at),
    })),
  ]);
  menu.draw(path);
  menu.element.classList.add('menu-captions');
  return menu;
}

/** Draws captions ourselves, so that they grow with the player and stay clear of the controls. */
export class Captions {
  private readonly tracks: TextTrack[];
  private chosen: TextTrack | undefined;

  /** @param changed hears that captions were turned on or off, or to another language */
  constructor(private readonly video: HTMLVideoElement, private readonly box: HTMLElement, private readonly changed: () => void) {
    this.tracks = Array.from(video.textTracks).filter(({ kind }) => kind === 'captions' || kind === 'subtitles');
    this.tracks.forEach((track) => { track.mode = 'disabled'; });
  }

  get any(): boolean {
    return this.tracks.length > 0;
  }

  get on(): boolean {
    return this.chosen !== undefined;
  }

  get names(): string[] {
    return this.tracks.map((track) => track.label || track.language);
  }

  shows(at: number): boolean {
    return this.chosen !== undefined && this.chosen === this.tracks[at];
  }

  /** What a viewer wants from now on: this language, or none. */
  take(at: number | undefined): void {
    const language = at === undefined ? choices().language : (this.tracks[at]?.language ?? '');
    remember({ captions: at !== undefined, language });
    this.show(at !== undefined);
  }

  show(on: boolean): void {
    this.chosen?.removeEventListener('cuechange', this.draw);
    this.tracks.forEach((track) => { track.mode = 'disabled'; });
    this.chosen = on ? (this.tracks.find(({ language }) => language === choices().language) ?? this.tracks[0]) : undefined;
    if (this.chosen) {
      // Hidden means loaded and firing, but not drawn by the browser.
      this.chosen.mode = 'hidden';
      this.chosen.addEventListener('cuechange', this.draw);
    }
    this.draw();
    this.changed();
  }

  /** An iPhone plays in its own screen, where only its own drawing is seen. */
  native(inside: boolean): void {
    if (this.chosen) this.chosen.mode = inside ? 'showing' : 'hidden';
  }

  private readonly draw = () => {
    const cues = Array.from(this.chosen?.activeCues ?? []) as VTTCue[];
    this.box.replaceChildren(...cues.map((cue) => {
      const line = document.createElement('span');
      line.append(cue.getCueAsHTML());
      return line;
    }));
    this.box.hidden = cues.length === 0 || this.video.ended;
  };
}
