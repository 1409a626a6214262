import { expect } from 'chai';
import { Access, type Asking } from '../../src/desk/access.ts';

const TOKEN = 'a-token-of-many-characters';
const LATER = new Date('2026-11-30T12:00:00Z');

interface Caller {
  readonly method?: string;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function asking({ method = 'GET', from = '203.0.113.9', headers = {} }: Caller = {}): Asking {
  return {
    method,
    headers: { host: 'citrics.example.org', ...headers },
    socket: { remoteAddress: from } as Asking['socket'],
  };
}

function access(token?: string, publicUrl = 'https://citrics.example.org', clock = () => LATER): Access {
  return new Access({ token, publicUrl, clock });
}

function cookieOf(signed: ReturnType<Access['signIn']>): string {
  if (typeof signed === 'string' || !('cookie' in signed)) throw new Error(JSON.stringify(signed));
  return signed.cookie;
}

describe('access to the desk', () => {
  describe('without a token', () => {
    const local = { from: '127.0.0.1', headers: { host: 'localhost:3978' } };

    it('is open to callers on this machine only', () => {
      for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
        expect(access().enter(asking({ ...local, from })), from).to.deep.equal({ kind: 'open' });
      expect(access().enter(asking({ ...local, from: '192.168.1.7' }))).to.deep.equal({ kind: 'closed' });
    });

    it('is closed to whom a proxy on this machine lets through', () => {
      for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
        expect(
          access().enter(asking({ ...local, headers: { ...local.headers, [name]: '203.0.113.9' } })),
          name,
        ).to.deep.equal({
          kind: 'closed',
        });
    });

    it('is closed to a page whose name was led to this machine', () => {
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3978'])
        expect(access().enter(asking({ ...local, headers: { host } })), host).to.deep.equal({ kind: 'closed' });
      for (const host of ['localhost', '127.0.0.1:3978', '[::1]:3978'])
        expect(access().enter(asking({ ...local, headers: { host } })), host).to.deep.equal({ kind: 'open' });
    });

    it('takes no form of another site', () => {
      const post = (headers: Readonly<Record<string, string>>) =>
        access(undefined, 'http://localhost:3978').enter(
          asking({ ...local, method: 'POST', headers: { ...local.headers, ...headers } }),
        ).kind;
      expect(post({ 'sec-fetch-site': 'cross-site' })).to.equal('other-site');
      expect(post({ 'sec-fetch-site': 'same-site' })).to.equal('other-site');
      expect(post({ origin: 'https://evil.example' })).to.equal('other-site');
      expect(post({ origin: 'null' })).to.equal('other-site');
      expect(post({ 'sec-fetch-site': 'same-origin' })).to.equal('open');
      expect(post({ origin: 'http://localhost:3978' })).to.equal('open');
    });
  });

  describe('with a token', () => {
    it('asks everybody to sign in, also on this machine', () => {
      expect(access(TOKEN).enter(asking())).to.deep.equal({ kind: 'sign-in' });
      expect(access(TOKEN).enter(asking({ from: '127.0.0.1', headers: { host: 'localhost' } }))).to.deep.equal({
        kind: 'sign-in',
      });
    });

    it('gives a cookie that scripts and other sites don’t get, and that only https carries where the app has it', () => {
      const cookie = cookieOf(access(TOKEN).signIn(asking({ method: 'POST' }), TOKEN));
      expect(cookie).to.match(/; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/);
      expect(cookie).to.not.include(TOKEN);
      expect(cookieOf(access(TOKEN, 'http://localhost:3978').signIn(asking({ method: 'POST' }), TOKEN))).to.not.include(
        'Secure',
      );
    });

    it('opens by the cookie, on every replica, until its time is over or the token is another', () => {
      const cookie = cookieOf(access(TOKEN).signIn(asking({ method: 'POST' }), TOKEN)).split(';')[0] ?? '';
      const enter = (of: Access, sent = cookie) => of.enter(asking({ headers: { cookie: `a=b; ${sent}` } })).kind;
      expect(enter(access(TOKEN))).to.equal('open');
      expect(enter(access(`${TOKEN}-2`))).to.equal('sign-in');
      const afterwards = new Date(LATER.getTime() + 12 * 60 * 60 * 1000);
      expect(enter(access(TOKEN, 'https://citrics.example.org', () => afterwards))).to.equal('sign-in');
      const longer = cookie.replace(/=\d+/, `=${afterwards.getTime() * 2}`);
      expect(enter(access(TOKEN), longer)).to.equal('sign-in');
      expect(enter(access(TOKEN), 'citrics-desk=')).to.equal('sign-in');
    });

    it('opens to a bearer of the token', () => {
      const bearer = (given: string) =>
        access(TOKEN).enter(asking({ headers: { authorization: `Bearer ${given}` } })).kind;
      expect(bearer(TOKEN)).to.equal('open');
      expect(bearer(`${TOKEN}x`)).to.equal('sign-in');
    });

    it('takes no form of another site, whatever comes with it', () => {
      const of = access(TOKEN);
      const headers = { 'sec-fetch-site': 'cross-site' };
      expect(of.signIn(asking({ method: 'POST', headers }), TOKEN)).to.deep.equal({ kind: 'other-site' });
      const [cookie = ''] = cookieOf(of.signIn(asking({ method: 'POST' }), TOKEN)).split(';');
      expect(of.enter(asking({ method: 'POST', headers: { ...headers, cookie } })).kind).to.equal('other-site');
    });

    it('makes an address wait after ten wrong tokens, in the form or as a bearer, and no other address', () => {
      let now = LATER;
      const of = access(TOKEN, 'https://citrics.example.org', () => now);
      const post = (from?: string) => asking({ method: 'POST', from });
      for (let tried = 0; tried < 5; tried += 1) expect(of.signIn(post(), 'wrong')).to.equal('wrong');
      for (let tried = 0; tried < 5; tried += 1)
        expect(of.enter(asking({ headers: { authorization: 'Bearer wrong' } })).kind).to.equal('sign-in');
      expect(of.signIn(post(), TOKEN)).to.deep.equal({ kind: 'wait', seconds: 300 });
      expect(of.enter(asking({ headers: { authorization: `Bearer ${TOKEN}` } })).kind).to.equal('wait');
      cookieOf(of.signIn(post('198.51.100.4'), TOKEN));
      now = new Date(LATER.getTime() + 300_001);
      cookieOf(of.signIn(post(), TOKEN));
    });
  });
});
