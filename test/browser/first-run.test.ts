import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDeskInBrowser, password, signIn } from './desk-in-browser.ts';

const desk = await openDeskInBrowser();

test('Dana sets the desk up in three screens and invites Ada, who comes in by her link', async () => {
  const page = await desk.open();

  await page.goto(desk.setupUrl);
  await page.getByLabel('Your name').fill('Dana');
  await page.getByLabel('E-mail').fill('dana@secondline.example');
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Northgate Credit Union');
  assert.equal(await page.getByLabel('Short code').inputValue(), 'NCU');
  await page.getByLabel('Time zone').selectOption('America/Chicago');
  await page.getByRole('button', { name: 'Add client' }).click();
  await page.getByRole('button', { name: 'Form these teams' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ada');
  await page.getByLabel('E-mail').fill('ada@secondline.example');
  await page.getByLabel('Tier', { exact: true }).selectOption('1');
  assert.ok(await page.getByLabel('Service desk').isChecked(), 'the only team of the tier is hers');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await page.getByLabel('Link for Ada').inputValue();
  await page.getByRole('button', { name: 'Go to the desk' }).click();
  await page.getByRole('heading', { name: /^Tier 2/ }).waitFor();

  const hers = await desk.open();
  await hers.goto(link);
  await hers.getByRole('heading', { name: 'Welcome, Ada' }).waitFor();
  await hers.getByLabel('New password').fill(password);
  await hers.getByRole('button', { name: 'Set password and enter' }).click();
  await hers.getByRole('heading', { name: /^Tier 1/ }).waitFor();
});

test('Ada opens a ticket for a caller nobody has registered, by keys alone, and nothing typed is lost', async () => {
  const page = await desk.open();
  await page.goto('/sign-in');
  await signIn(page, 'ada@secondline.example');
  await page.getByRole('heading', { name: /^Tier 1/ }).waitFor();

  await page.keyboard.press('c');
  await page.getByLabel('What is wrong, or asked for?').fill('The printer prints blank pages');
  await page.getByRole('textbox', { name: 'Who asks?' }).fill('Kim Osei');
  await page.getByRole('option', { name: /Register “Kim Osei”/ }).waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Register who asks' });
  assert.equal(await form.getByLabel('Name').inputValue(), 'Kim Osei');
  assert.equal(await form.getByLabel('VIP').count(), 0);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByLabel('What is wrong, or asked for?').inputValue(), 'The printer prints blank pages');

  await page.getByRole('textbox', { name: 'Who asks?' }).fill('Kim Osei');
  await page.getByRole('option', { name: /Register “Kim Osei”/ }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByLabel('Name').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Northgate Credit Union · –').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'The printer prints blank pages' }).waitFor();
  await page.getByText('Kim Osei').first().waitFor();
});

test('Dana adds a category, and mends its name', async () => {
  const page = await desk.open();
  await page.goto('/sign-in');
  await signIn(page, 'dana@secondline.example');
  await page.getByRole('heading', { name: /^Tier 2/ }).waitFor();
  await page.goto('/admin/categories');
  await page.getByText('No category yet.').waitFor();

  await page.getByRole('button', { name: 'Add a category' }).click();
  const form = page.getByRole('dialog', { name: 'Add a category' });
  await form.getByLabel('Name').fill('Printting');
  await form.getByLabel('Name').press('Enter');
  await page.getByRole('cell', { name: 'Printting', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Change Printting' }).click();
  const change = page.getByRole('dialog', { name: 'Change Printting' });
  await change.getByLabel('Name').fill('Printing');
  await change.getByLabel('New tickets land with').selectOption({ label: 'Service desk' });
  await change.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('row', { name: 'Printing – Every client Service desk' }).waitFor();
});

test('the setup link opens nothing a second time', async () => {
  const page = await desk.open();

  await page.goto(desk.setupUrl);

  await page.getByText('This link opens nothing').first().waitFor();
});

test('a wrong password and an unknown address are told alike', async () => {
  const page = await desk.open();
  const tryIn = async (email: string) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page.getByRole('alert').innerText();
  };

  const wrongPassword = await tryIn('ada@secondline.example');
  const nobody = await tryIn('nobody@secondline.example');

  assert.equal(wrongPassword, nobody);
});

test('whoever followed a link comes back to it after signing in, and is out after signing out', async () => {
  const page = await desk.open();
  await page.goto('/q/unassigned');
  await page.waitForURL(/\/sign-in/);
  assert.match(page.url(), /back=%2Fq%2Funassigned/);

  await page.getByLabel('E-mail').fill('ada@secondline.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: /^Unassigned/ }).waitFor();
  await page.getByRole('link', { name: 'Ada' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();

  await page.goto('/q/tier-1');
  await page.waitForURL(/\/sign-in/);
});

test('nobody is sent to another site by a prepared sign-in link', async () => {
  const page = await desk.open();

  await page.goto('/sign-in?back=//evil.example/');
  await signIn(page, 'ada@secondline.example');

  assert.equal(new URL(page.url()).origin, desk.url);
});
