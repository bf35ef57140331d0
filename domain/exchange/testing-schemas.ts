/** The published schemas that our files are held against; libxml2, compiled to WebAssembly, reads them and the files. */
import { readFileSync } from 'node:fs';
import {
  DtdValidator,
  XmlBufferInputProvider,
  XmlDocument,
  XmlDtd,
  XmlLibError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';

const FOLDER = new URL('./schemas/', import.meta.url);
const XML_ATTRIBUTES = 'xml.xsd';

const SCHEMAS = {
  'XLIFF 1.2': 'xliff-core-1.2-strict.xsd',
  'XLIFF 2': 'xliff-core-2.0.xsd',
  'TMX 1.4': 'tmx14.dtd',
} as const;
export type SchemaName = keyof typeof SCHEMAS;

/** Says what a schema has against a document; empty when nothing. Of a document that is no XML it says that. */
export function validatorFor(name: SchemaName): (xml: string) => string[] {
  const validator = opened(SCHEMAS[name]);
  return (xml) => {
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromString(xml);
      validator.validate(document);
      return [];
    } catch (error) {
      if (error instanceof XmlLibError)
        return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`);
      throw error;
    } finally {
      document?.dispose();
    }
  };
}

const read = (fileName: string) => readFileSync(new URL(fileName, FOLDER));

function opened(fileName: string): { validate(document: XmlDocument): void } {
  if (fileName.endsWith('.dtd')) return new DtdValidator(XmlDtd.fromBuffer(read(fileName)));
  // nothing is fetched: what a schema imports is given to it, under whatever address it knows it by
  const text = read(fileName).toString('utf8');
  xmlRegisterInputProvider(new XmlBufferInputProvider({ [XML_ATTRIBUTES]: read(XML_ATTRIBUTES) }));
  const schema = XmlDocument.fromString(
    text.replace(/schemaLocation="[^"]*xml\.xsd"/, `schemaLocation="${XML_ATTRIBUTES}"`),
  );
  return XsdValidator.fromDoc(schema);
}
