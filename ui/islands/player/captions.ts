/** Draws captions ourselves, so that they grow with the player and stay clear of the controls. */
export class Captions {
  private readonly tracks: TextTrack[];
  private chosen: TextTrack | undefined;

  constructor(private readonly video: HTMLVideoElement, private readonly box: HTMLElement) {
    this.tracks = Array.from(video.textTracks).filter(({ kind }) => kind === 'captions' || kind === 'subtitles');
    this.tracks.forEach((track) => { track.mode = 'disabled'; });
  }

  get any(): boolean {
    return this.tracks.length > 0;
  }

  get on(): boolean {
    return this.chosen !== undefined;
  }

  show(on: boolean): void {
    this.chosen?.removeEventListener('cuechange', this.draw);
    this.tracks.forEach((track) => { track.mode = 'disabled'; });
    this.chosen = on ? this.tracks[0] : undefined;
    if (this.chosen) {
      // Hidden means loaded and firing, but not drawn by the browser.
      this.chosen.mode = 'hidden';
      this.chosen.addEventListener('cuechange', this.draw);
    }
    this.draw();
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
