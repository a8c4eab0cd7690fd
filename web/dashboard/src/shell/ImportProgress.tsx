import { useId } from 'react';
import { useSetup } from '../api/queries';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';

/** How far the first import of this machine's transcripts has come, while it runs. */
export function ImportProgress() {
  const id = useId();
  const { t, n } = useTexts();
  const { format } = useView();
  const status = useSetup().data?.import;
  if (!status || status.state === 'done') return null;
  const facts =
    status.state === 'waiting'
      ? t('importWaiting')
      : [
          t('importFiles', { done: format.number(status.filesDone), all: format.number(status.files) }),
          t('importBytes', {
            done: megabytes(status.bytesDone),
            all: megabytes(status.bytes),
            speed: megabytes(status.bytesPerSecond),
          }),
          n('messagesCount', status.messages, format.number(status.messages)),
          ...(status.remainingMs === null ? [] : [t('importLeft', { time: format.duration(status.remainingMs) })]),
        ].join(' · ');
  return (
    <section className="panel import" aria-labelledby={id}>
      <h2 id={id}>{t('import')}</h2>
      <progress
        aria-labelledby={id}
        max={status.bytes || 1}
        {...(status.state === 'running' && { value: status.bytesDone })}
      />
      <p className="hint figure">{facts}</p>
    </section>
  );
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
