import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { appSecretProof, isSameSecret, isSigned, signatureOf } from '../../../src/channels/messenger/signature.ts';

const SECRET = 'app secret';
const BODY = Buffer.from('{"object":"page","entry":[{"text":"\\u00e4"}]}');
const hex = (algorithm: string, secret: string, body: Buffer | string = BODY): string =>
  createHmac(algorithm, secret).update(body).digest('hex');

describe('Messenger signatures', () => {
  it('takes what Meta makes: sha256= and the hex HMAC of the raw bytes with the app secret', () => {
    expect(isSigned(BODY, `sha256=${hex('sha256', SECRET)}`, SECRET)).to.equal(true);
    expect(signatureOf(BODY, SECRET)).to.equal(`sha256=${hex('sha256', SECRET)}`);
  });

  const good = hex('sha256', SECRET);
  const forged: Record<string, string | undefined> = {
    'no header': undefined,
    'an empty header': '',
    'SHA-1, however right': `sha1=${hex('sha1', SECRET)}`,
    'SHA-1 named as SHA-256': `sha256=${hex('sha1', SECRET)}`,
    'SHA-512': `sha512=${hex('sha512', SECRET)}`,
    'no algorithm': good,
    'another secret': `sha256=${hex('sha256', 'another')}`,
    'an empty secret': `sha256=${hex('sha256', '')}`,
    'a plain hash of the body': `sha256=${hex('sha256', '', BODY)}`,
    'another body': `sha256=${hex('sha256', SECRET, 'x')}`,
    'the body parsed and written again': `sha256=${hex('sha256', SECRET, JSON.stringify(JSON.parse(BODY.toString())))}`,
    'a digit too few': `sha256=${good.slice(1)}`,
    'a digit too many': `sha256=${good}0`,
    'the right start only': `sha256=${good.slice(0, 32)}`,
    'the right one among others': `sha256=${'0'.repeat(64)}, sha256=${good}`,
    'two headers joined by a proxy': `sha256=${good}, sha256=${good}`,
    'spaces around it': ` sha256=${good} `,
    capitals: `SHA256=${good.toUpperCase()}`,
    'a line break after it': `sha256=${good}\n`,
    'base64 instead of hex': `sha256=${Buffer.from(good, 'hex').toString('base64')}`,
    'one bit changed': `sha256=${(parseInt(good[0] as string, 16) ^ 1).toString(16)}${good.slice(1)}`,
    zeros: `sha256=${'0'.repeat(64)}`,
    'letters that are no hex': `sha256=${'z'.repeat(64)}`,
    'full-width digits': `sha256=${good.replaceAll('0', '０')}０`,
  };
  for (const [name, header] of Object.entries(forged))
    it(`refuses ${name}`, () => expect(isSigned(BODY, header, SECRET)).to.equal(false));

  it('refuses a right signature over other bytes', () => {
    for (const at of BODY.keys()) {
      const changed = Buffer.from(BODY);
      changed[at] = (changed[at] as number) ^ 1;
      expect(isSigned(changed, `sha256=${good}`, SECRET)).to.equal(false);
    }
  });

  it('compares secrets of any two lengths', () => {
    expect(isSameSecret('a', 'a')).to.equal(true);
    for (const given of ['', 'b', 'aa', 'A']) expect(isSameSecret(given, 'a')).to.equal(false);
  });

  it('makes the appsecret_proof as the documentation says', () => {
    expect(appSecretProof('token', 'secret')).to.equal(createHmac('sha256', 'secret').update('token').digest('hex'));
  });
});
