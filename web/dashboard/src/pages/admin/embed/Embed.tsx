import { AdminOnly } from '../AdminOnly';
import { EmbedPreview } from './EmbedPreview';
import { Origins } from './Origins';

export default function Embed() {
  return (
    <AdminOnly>
      <div className="grid">
        <Origins />
        <EmbedPreview />
      </div>
    </AdminOnly>
  );
}
