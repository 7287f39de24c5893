/**
 * What the hardware and the libraries can do: Express and better-sqlite3 with prepared statements, WAL and FULL sync, nothing
 * else. `node bare-handler.mjs FILE one|seven`: one insert, or the seven statements a coding write can't do without.
 */
import Sqlite from 'better-sqlite3';
import express from 'express';
import { randomUUID } from 'node:crypto';

const [file = '', kind = 'seven'] = process.argv.slice(2);
const db = new Sqlite(file);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) db.pragma(pragma);
db.exec(`
  create table if not exists session (id text primary key, account text) strict;
  create table if not exists member (account text, review text, role text, primary key (account, review)) strict;
  create table if not exists page (id text primary key, text text) strict;
  create table if not exists excerpt (id text primary key, review text, ranges text, quote text, note text, made_at text) strict;
  create table if not exists coding (id text primary key, excerpt text references excerpt (id), role text, code text) strict;
  create table if not exists head (review text primary key, seq integer) strict;
  create table if not exists activity (review text, seq integer, verb text, payload text, primary key (review, seq)) strict;
  insert or ignore into session values ('s', 'a');
  insert or ignore into member values ('a', 'r', 'lead');
  insert or ignore into page values ('p', '${'Trust grew slowly between the partners. '.repeat(80)}');
  insert or ignore into head values ('r', 0);`);

const session = db.prepare('select account from session where id = ?');
const member = db.prepare('select role from member where account = ? and review = ?');
const page = db.prepare('select text from page where id = ?');
const excerpt = db.prepare('insert into excerpt values (?, ?, ?, ?, ?, ?)');
const coding = db.prepare('insert into coding values (?, ?, ?, ?)');
const head = db.prepare('update head set seq = seq + 1 where review = ? returning seq');
const activity = db.prepare('insert into activity values (?, ?, ?, ?)');

const one = (body) => excerpt.run(randomUUID(), 'r', body.ranges, body.quote, body.note, new Date().toISOString());

const seven = db.transaction((body) => {
  const { account } = session.get('s');
  if (!member.get(account, 'r')) throw new Error('no member');
  const [[from, to]] = JSON.parse(body.ranges);
  if (page.get('p').text.slice(from, to) !== body.quote) throw new Error('not there');
  const id = randomUUID();
  excerpt.run(id, 'r', body.ranges, body.quote, body.note, new Date().toISOString());
  coding.run(randomUUID(), id, body.role, body.code);
  activity.run('r', head.get('r').seq, 'code a passage', JSON.stringify(body));
});

const app = express();
app.get('/sign-in', (_req, res) => res.send('ready'));
app.post(/.*/, express.urlencoded({ extended: false }), (req, res) => {
  if (kind === 'one') one(req.body);
  else seven.immediate(req.body);
  res.redirect(303, '/');
});
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => server.close(() => process.exit(0)) && server.closeAllConnections());
