import { make } from '../shared/dom';

/** Holds the present picture over the video while its source changes; answers how to take it away again. */
export function still(video: HTMLVideoElement): () => void {
  if (!video.videoWidth || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return () => undefined;
  const picture = make('canvas', { class: 'player-still', width: String(video.videoWidth), height: String(video.videoHeight), 'aria-hidden': 'true' });
  picture.getContext('2d')?.drawImage(video, 0, 0);
  video.after(picture);
  return () => picture.remove();
}
