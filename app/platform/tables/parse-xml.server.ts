import { type Handler, Parser } from 'htmlparser2';

/** What happens while XML is read; names come without the prefix of their namespace. */
export interface XmlHandler {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML as it comes. What a handler throws ends the reading. Entities that a document defines itself are not resolved. */
export async function parseXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const callbacks: Partial<Handler> = {
    onopentag: (name, attributes) => handler.open?.(localName(name), attributes),
    ontext: (text) => handler.text?.(text),
    onclosetag: (name) => handler.close?.(localName(name)),
  };
  const parser = new Parser(callbacks, { xmlMode: true });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.end(decoder.decode());
}
