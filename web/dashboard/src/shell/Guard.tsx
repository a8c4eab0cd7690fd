import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from '../ui/Button';

/** A page that cannot be shown: most likely the server has been updated since this tab was opened, and its files are gone. */
export class Guard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Outdated /> : this.props.children;
  }
}

function Outdated() {
  const { t } = useTexts();
  return (
    <section className="panel">
      <div className="empty">
        <p>{t('pageFailed')}</p>
        <Button kind="primary" icon="retry" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      </div>
    </section>
  );
}
