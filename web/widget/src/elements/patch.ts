/** What a node is to look like. */
interface Wanted {
  tag: string;
  props: Record<string, unknown> & { key?: unknown; ref?: (node: Node) => void };
  children: unknown[];
}

type Child = Wanted | string;

const svg = 'http://www.w3.org/2000/svg';
const drawn = new WeakMap<Node, Wanted>();

export function h(tag: string, props: Record<string, unknown> | null, ...children: unknown[]): Wanted {
  return { tag, props: props ?? {}, children };
}

/** Makes the children of a node what is wanted. What stays the same kind of thing stays the same node: it keeps its selection and its animations. */
export function patch(parent: Node, children: unknown[]): void {
  const wanted = children.filter(child => child) as Child[];
  wanted.forEach((child, i) => {
    const old = parent.childNodes[i];
    const node = typeof child === 'string' ? text(old, child) : element(old, child);
    if (node === old) return;
    if (old) parent.replaceChild(node, old);
    else parent.appendChild(node);
    if (typeof child === 'object') child.props.ref?.(node);
  });
  while (parent.childNodes.length > wanted.length) parent.lastChild?.remove();
}

function text(old: Node | undefined, value: string): Node {
  if (old?.nodeType !== Node.TEXT_NODE) return document.createTextNode(value);
  if (old.nodeValue !== value) old.nodeValue = value;
  return old;
}

function element(old: Node | undefined, wanted: Wanted): Node {
  const before = old && drawn.get(old);
  const isSame = before?.tag === wanted.tag && before.props.key === wanted.props.key;
  const node = (isSame ? old : create(wanted.tag)) as HTMLElement;
  for (const [name, value] of Object.entries(wanted.props)) set(node, name, value);
  drawn.set(node, wanted);
  patch(node, wanted.children);
  return node;
}

const create = (tag: string) =>
  tag === 'svg' || tag === 'path' ? document.createElementNS(svg, tag) : document.createElement(tag);

function set(node: HTMLElement, name: string, value: unknown): void {
  if (name === 'style') Object.assign(node.style, value);
  else if (name === 'className') set(node, 'class', value);
  else if (name !== 'key' && name !== 'ref' && value !== undefined && node.getAttribute(name) !== String(value))
    node.setAttribute(name, String(value));
}
