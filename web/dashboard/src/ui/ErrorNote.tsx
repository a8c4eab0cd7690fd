import { ProblemError } from '../api/client';
import { useTexts } from '../i18n/TextsProvider';
import { Icon } from './Icon';

/** What went wrong, in the server's words where it has some. */
export function ErrorNote({ error }: { error: Error }) {
  const { t, word } = useTexts();
  const code = error instanceof ProblemError ? error.code : 'unknown';
  const translated = word('problem', code);
  return (
    <p className="note error" role="alert">
      <Icon name="warning" />
      <span>{translated !== code ? translated : error.message || t('problem.unknown')}</span>
    </p>
  );
}
