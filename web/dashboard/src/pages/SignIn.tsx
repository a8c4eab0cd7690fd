import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { post, setAntiforgery } from '../api/client';
import type { SessionResponse } from '../api/contract';
import { useAccess } from '../api/queries';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { currentPath, navigate } from '../router/hash';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';

/** Trades a token for a sign-in of this browser; the token itself is not kept. */
export default function SignIn() {
  const { t } = useTexts();
  const { to } = useView();
  const access = useAccess();
  const client = useQueryClient();
  const [token, setToken] = useState('');
  const signIn = useMutation({
    mutationFn: (text: string) => post<SessionResponse>('api/auth/session', { token: text }),
    onSuccess: async session => {
      setAntiforgery(session.antiforgery);
      setToken('');
      // Whoever was on their way to another page goes on to it.
      if (currentPath() === '/sign-in') navigate(to('/'));
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(token.trim());
  };
  if (access.data?.session) {
    return (
      <section className="panel narrow-panel">
        <p>{t('signedInAs', { user: access.data.session.user })}</p>
        <Link href={to('/')} className="button primary">
          {t('page.overview')}
        </Link>
      </section>
    );
  }
  return (
    <section className="panel sign-in">
      <form className="form" onSubmit={submit}>
        <p>{t('signInText')}</p>
        <label className="field">
          <span>{t('token')}</span>
          <input
            type="password"
            name="token"
            autoComplete="current-password"
            required
            spellCheck={false}
            placeholder="wts_…"
            value={token}
            onChange={event => setToken(event.target.value)}
          />
        </label>
        {signIn.error && <ErrorNote error={signIn.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" disabled={signIn.isPending}>
            {t('signIn')}
          </Button>
        </div>
      </form>
      <div className="sign-in-how">
        <p className="hint">{t('signInHint')}</p>
        <pre className="code">wigtoken tokens issue --user me --scope admin</pre>
      </div>
    </section>
  );
}
