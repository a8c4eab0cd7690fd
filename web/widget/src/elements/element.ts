import { type Client, createClient } from '../core/client.js';
import { language } from '../core/format.js';
import { glide } from '../core/motion.js';
import { say } from '../core/say.js';
import type { Totals } from '../core/shapes.js';
import { sourceOf, type Widget } from '../widgets/widget.js';
import { h, patch } from './patch.js';

const options = ['metric', 'mode', 'variant', 'digits', 'label', 'limit', 'hours', 'metrics'];
const provided = ['server', 'token', 'poll', 'poll-interval-ms'];

// One stream for all widgets of a page that show the same.
const clients = new Map<string, Client>();

/**
 * Makes a tag of a widget. What stands inside the tag is shown until there is data; when the server refuses, nothing is.
 * @param server What the widgets show that do not name a server themselves.
 */
export function define<Data>(name: string, widget: Widget<Data, object>, server: string | undefined): void {
  customElements.define(
    name,
    class extends HTMLElement {
      static readonly observedAttributes = [...options, ...provided];

      readonly #root = this.attachShadow({ mode: 'open' });
      #stop: (() => void) | undefined;

      connectedCallback(): void {
        this.#stop = this.#start();
      }

      disconnectedCallback(): void {
        this.#stop?.();
        this.#stop = undefined;
      }

      attributeChangedCallback(): void {
        // Before it is in a page its attributes change as they are read.
        if (!this.#stop) return;
        this.#stop();
        this.#stop = this.#start();
      }

      #start(): () => void {
        const client = clientOf(this, server);
        if (!client) return () => patch(this.#root, []);
        const given = Object.fromEntries(options.map(option => [option, this.getAttribute(option) ?? undefined]));
        const lang = language((this.closest<HTMLElement>('[lang]') ?? document.documentElement).lang);
        const source = sourceOf(widget, client, given);
        let shown: Totals | undefined;
        let stopGliding = () => {};

        const draw = () => {
          const { refusal, added } = source.get();
          const pen = { h, status: client.status.get(), lang, added };
          patch(this.#root, [refusal ? false : shown ? widget.view(pen, shown as Data, given) : h('slot', null)]);
        };
        const show = (data: Totals | undefined) => {
          shown = data;
          draw();
        };
        const update = () => {
          stopGliding();
          const { data } = source.get();
          if (widget.glides && shown && data) stopGliding = glide(shown, data, show);
          else show(data);
        };

        const stops = [source.subscribe(update), client.status.subscribe(draw)];
        update();
        return () => {
          stopGliding();
          for (const stop of stops) stop();
        };
      }
    },
  );
}

/** What the element itself does not say, a `<wig-provider-config>` around it may. */
function clientOf(element: Element, ownServer: string | undefined): Client | undefined {
  const around = element.closest('wig-provider-config');
  const [server = ownServer, token = '', poll, interval] = provided.map(
    name => element.getAttribute(name) ?? around?.getAttribute(name) ?? undefined,
  );
  if (server === undefined) {
    say(`does not know which server <${element.localName}> is to show: give it a server attribute.`);
    return undefined;
  }

  const key = JSON.stringify([server, token, poll, interval]);
  let client = clients.get(key);
  if (!client) {
    client = createClient({
      server,
      token,
      poll: poll !== undefined && poll !== 'false',
      pollIntervalMs: Number(interval) || undefined,
    });
    clients.set(key, client);
  }
  return client;
}
