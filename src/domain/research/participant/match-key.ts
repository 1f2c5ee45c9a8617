/**
 * A match key as it is compared: digests in hexadecimal are the same in capitals and in small letters, with an algorithm
 * named before them or not. Null for a key that joins nobody: the digest of an empty text, which systems make of an
 * address that they do not know.
 */
export function normalMatchKey(text: string): string | null {
  const trimmed = text.trim();
  const [, prefix = '', digest = ''] = DIGEST.exec(trimmed) ?? [];
  if (digest === '') return OF_NOTHING.has(trimmed) || trimmed === '' ? null : trimmed;
  return OF_NOTHING.has(digest.toLowerCase()) ? null : `${prefix}${digest}`.toLowerCase();
}

/** A digest in hexadecimal, 128 to 512 bits long, with or without the name of its algorithm. */
const DIGEST = /^([a-z][a-z0-9_-]*[:=$])?([0-9a-f]{32,128})$/i;

/** Digests of the empty text by common algorithms, and by their HMAC with an empty key, in hexadecimal. */
const HEXADECIMAL = [
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'd14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b',
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  'c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a',
  'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a',
  'a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a615b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26',
  '786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce',
  '69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9',
  '9c1185a5c5e9fc54612808977ee8f548b2258d31',
  '74e6f7298a9c2d168935f58c001bad88',
  'fbdb1d1b18aa6c08324b7d64b71fb76370690e1d',
  'b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad',
  '6c1f2ee938fad2e24bd91298474382ca218c75db3d83e114b3d4367776d14d3551289e75e8209cd4b792302840234adc',
  'b936cee86c9f87aa5d3c6f2e84cb5a4239a5fe50480a6ec66b70ab5b1f4ac6730c6c515421b327ec1d69402e53dfb49ad7381eb067b338fd7b0cb22247225d47',
];
/** The same by the algorithms that are used most, in base 64. */
const BASE_64 = [
  '1B2M2Y8AsgTpgAmY7PhCfg==',
  '2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
  '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  'z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
];
const OF_NOTHING: ReadonlySet<string> = new Set([
  ...HEXADECIMAL,
  ...BASE_64,
  ...BASE_64.map((digest) => digest.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
]);
