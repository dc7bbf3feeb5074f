/** A small window over everything else, where the browser has one. */
export const canFloat = () => document.pictureInPictureEnabled === true;

export function float(video: HTMLVideoElement): void {
  if (!canFloat()) return;
  if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => undefined);
  else void video.requestPictureInPicture().catch(() => undefined);
}
