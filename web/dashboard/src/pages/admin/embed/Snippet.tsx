import { CopyButton } from '../../../ui/CopyButton';

export function Snippet({ title, text, hint }: { title: string; text: string; hint?: string }) {
  return (
    <div className="snippet">
      <header>
        <h3>{title}</h3>
        <CopyButton text={text} />
      </header>
      <pre className="code">{text}</pre>
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}
