// A runtime's metadata decoded in this process, again and again: milliseconds by the clock and of processor time.
//   node metadata.mjs polkadot-js|papi|papi-all|dedot FILE COUNT
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , client, file, count] = process.argv;
const bytes = new Uint8Array(fs.readFileSync(file));

// papi keeps the packages that do its decoding beside itself, with versions of their own
function inside(client, name) {
  const require = createRequire(createRequire(import.meta.url).resolve(client));
  return import(pathToFileURL(require.resolve(name)));
}

async function decoder() {
  if (client === 'polkadot-js') {
    const { TypeRegistry, Metadata, expandMetadata } = await import('@polkadot/types');
    const hex = '0x' + Buffer.from(bytes).toString('hex');
    return () => {
      const registry = new TypeRegistry(), metadata = new Metadata(registry, hex);
      registry.setMetadata(metadata);
      expandMetadata(registry, metadata);
      return metadata.asLatest.pallets.length;
    };
  }
  if (client === 'dedot') {
    const { $Metadata, PortableRegistry } = await import('dedot/codecs');
    return () => {
      const metadata = $Metadata.tryDecode(bytes);
      new PortableRegistry(metadata.latest);
      return metadata.latest.pallets.length;
    };
  }
  const { decAnyMetadata, unifyMetadata } = await inside('polkadot-api', '@polkadot-api/substrate-bindings');
  if (client === 'papi') return () => unifyMetadata(decAnyMetadata(bytes)).pallets.length;
  const { getDynamicBuilder, getLookupFn } = await inside('polkadot-api', '@polkadot-api/metadata-builders');
  return () => {
    const metadata = unifyMetadata(decAnyMetadata(bytes)), builder = getDynamicBuilder(getLookupFn(metadata));
    for (const pallet of metadata.pallets) {
      for (const item of pallet.storage?.items ?? []) builder.buildStorage(pallet.name, item.name);
    }
    return metadata.pallets.length;
  };
}

const decode = await decoder();
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const wall = [], cpu = [];
let pallets = 0;
for (let i = 0; i < Number(count); i++) {
  const before = spent(), begin = performance.now();
  pallets = decode();
  wall.push(performance.now() - begin);
  cpu.push(spent() - before);
}
const warm = Math.floor(wall.length / 3);
console.log(JSON.stringify({
  client, file: path.basename(file), pallets, first: wall[0], firstCpu: cpu[0],
  warm: Math.min(...wall.slice(warm)), warmCpu: Math.min(...cpu.slice(warm)),
}));
