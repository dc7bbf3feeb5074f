/**
 * A tool of somebody else, made with ltijs as its handbook says. Prints the address at which it listens; each line that it then reads
 * is a platform to register, as `lti.registerPlatform` takes it, and is answered by the name of its key.
 */
import { createInterface } from 'node:readline';
import { randomBytes } from 'node:crypto';
import ltijs from 'ltijs';
import { Memory } from './memory.mjs';

const lti = ltijs.Provider;

// Without devMode, the state must come back in its cookie; over plain http no browser keeps one for a frame.
lti.setup(
  randomBytes(32).toString('hex'),
  { plugin: new Memory() },
  { cookies: { secure: true, sameSite: 'None' }, devMode: process.argv.includes('--dev-mode') },
);

const escaped = (value) =>
  String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

const facts = (values) =>
  `<dl>${Object.entries(values)
    .map(([name, value]) => `<dt>${name}</dt><dd id="${name}">${escaped(value)}</dd>`)
    .join('')}</dl>`;

const button = (action, ltik, label) =>
  `<form method="post" action="${action}"><input type="hidden" name="ltik" value="${escaped(ltik)}"><button>${label}</button></form>`;

lti.onConnect((token, request, response) =>
  response.send(
    page(
      'Exercise',
      facts({
        subject: token.user,
        name: token.userInfo?.name ?? '',
        roles: token.platformContext.roles.join(' '),
        context: token.platformContext.context.title,
        link: token.platformContext.resource.title,
        city: request.query.city ?? '',
        level: token.platformContext.custom?.level ?? '',
      }) +
        button('/finish', response.locals.ltik, 'Finish') +
        button('/members', response.locals.ltik, 'Members'),
    ),
  ),
);

lti.onDeepLinking((_token, _request, response) =>
  response.send(page('Choose', button('/choose', response.locals.ltik, 'Take Dunhuang'))),
);

const failing = (work) => async (request, response) => {
  try {
    response.send(await work(response.locals.token, request));
  } catch (error) {
    response.status(500).send(page('Failed', `<pre>${escaped(error.stack)}\n${escaped(error.response?.body ?? '')}</pre>`));
  }
};

lti.app.post(
  '/choose',
  failing((token, request) =>
    lti.DeepLinking.createDeepLinkingForm(
      token,
      [
        {
          type: 'ltiResourceLink',
          title: '敦煌的壁画',
          url: `http://${request.headers.host}/?city=dunhuang`,
          custom: { level: 3 },
          lineItem: { scoreMaximum: 20, label: '敦煌', tag: 'grade' },
        },
      ],
      { message: 'One is chosen' },
    ),
  ),
);

/** Gives 17 of 20 in the column of the lesson, and 1 of 2 in one that is made, changed, and removed again. */
lti.app.post(
  '/finish',
  failing(async (token) => {
    const own = await lti.Grade.getLineItemById(token, token.platformContext.endpoint.lineitem);
    const score = { scoreGiven: 17, activityProgress: 'Completed', gradingProgress: 'FullyGraded', comment: '很好' };
    await lti.Grade.submitScore(token, own.id, score);

    const made = await lti.Grade.createLineItem(token, { scoreMaximum: 2, label: 'Bonus', tag: 'bonus' }, { resourceLinkId: true });
    const found = await lti.Grade.getLineItems(token, { tag: 'bonus', resourceLinkId: true });
    await lti.Grade.updateLineItemById(token, made.id, { ...made, label: 'Extra' });
    await lti.Grade.submitScore(token, made.id, { scoreGiven: 1, scoreMaximum: 2, activityProgress: 'Completed', gradingProgress: 'FullyGraded' });
    const extra = await lti.Grade.getScores(token, made.id, { userId: token.user });
    const first = await lti.Grade.getLineItems(token, { limit: 1 });
    const second = await lti.Grade.getLineItems(token, { url: first.next });
    await lti.Grade.deleteLineItemById(token, made.id);

    const scores = await lti.Grade.getScores(token, own.id, { userId: token.user });
    return page(
      'Finished',
      facts({
        column: `${own.label} ${own.tag} ${own.scoreMaximum}`,
        made: found.lineItems.map((item) => item.label).join(' '),
        extra: extra.scores.map((result) => result.resultScore).join(' '),
        all: [...first.lineItems, ...second.lineItems].map((item) => item.label).join(' '),
        result: scores.scores.map((result) => `${result.resultScore} ${result.resultMaximum} ${result.comment}`).join('; '),
      }),
    );
  }),
);

lti.app.post(
  '/members',
  failing(async (token) => {
    const { members } = await lti.NamesAndRoles.getMembers(token, { limit: 1, pages: false, resourceLinkId: true });
    const learners = await lti.NamesAndRoles.getMembers(token, { role: 'Learner' });
    const known = members.find((member) => member.user_id === token.user);
    return page(
      'Members',
      facts({ members: members.length, learners: learners.members.length, me: known.roles.join(' '), names: members.map((member) => member.name ?? '').join('') }),
    );
  }),
);

await lti.deploy({ serverless: true, silent: true });
const server = lti.app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

for await (const line of createInterface({ input: process.stdin })) {
  const platform = await lti.registerPlatform(JSON.parse(line));
  console.log(await platform.platformKid());
}
// Whoever has started it has gone.
process.exit();
