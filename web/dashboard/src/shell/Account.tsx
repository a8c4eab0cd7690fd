import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { remove, setAntiforgery } from '../api/client';
import { useAccess } from '../api/queries';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

/** Who is signed in, and the way in or out. */
export function Account() {
  const { t, word } = useTexts();
  const access = useAccess();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => remove('api/auth/session'),
    onSuccess: () => {
      setAntiforgery('');
      // Nothing of what only they may see stays on the screen.
      client.clear();
      window.location.reload();
    },
  });
  const session = access.data?.session;
  if (!access.data) return null;
  return session ? (
    <div className="account">
      <p>
        <bdi>{session.user}</bdi>
        <span className="hint">{word('scope', session.scope)}</span>
      </p>
      {session.expiresAt !== null && (
        <Button
          kind="ghost"
          icon="signOut"
          label={t('signOut')}
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        />
      )}
    </div>
  ) : access.data.admin || !access.data.read ? null : (
    <Link href="/sign-in" className="navigation-link">
      <Icon name="signIn" />
      {t('signIn')}
    </Link>
  );
}
