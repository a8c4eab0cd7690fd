/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The click has begun the download by then; the bytes need not be kept.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
